import { setTimeout as sleep } from "node:timers/promises";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { beginAtStripe, boughtAtStripe, type Bought } from "../support/bought";
import { atStripesSide } from "../support/gateway-payments";
import { haltAt, type Write } from "../support/halts";
import { emittedOf, SAYS_EVENTS } from "../support/hub-events";
import { appliedAgain } from "../support/inbox";
import { openShop, type OpenShop } from "../support/open-shop";
import { preload } from "../support/preload";
import { letTimePass } from "../support/time-passes";

const BUS_STUCK = preload("bus-stuck.js");

/** What a server says of another's events, for as long as a few sweeps take. */
const SWEEPS_MS = 12_000;

/** Longer than any claim lasts: of a gateway's event, and of an event of the hub. */
const CLAIMS_END_MINUTES = 2;

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: SAYS_EVENTS });
});
afterAll(() => shop?.stop());

interface Announced {
  id: string;
  name: string;
  is_told: boolean;
}

/** What is written down to be told of this. */
async function announcedOf(id: string): Promise<Announced[]> {
  const { rows } = await shop.db.query<Announced>(
    `select id, name, told_at is not null as is_told from payment_hub_announcement
     where data->>'session_id' = $1 or data->>'reference' = $1 order by id`,
    [id],
  );
  return rows;
}

const untilAllTold = (id: string, count: number) =>
  eventually(`${count} events told`, async () => {
    const all = await announcedOf(id);
    return all.length === count && all.every(({ is_told }) => is_told);
  });

async function toldIds(id: string): Promise<unknown[]> {
  return (await emittedOf(shop, id)).map(({ data }) => data.event_id);
}

describe("a server that dies while it tells of a payment", () => {
  it("leaves it to another one, which tells it when the first one's claim has ended", async () => {
    const bought = await boughtAtStripe(shop);
    await untilAllTold(bought.session.id, 1);
    await shop.restart(BUS_STUCK);
    const path = `payment_intents/${String(bought.session.data.id)}`;
    await atStripesSide(shop, `${path}/refund`, { amount: 200 });
    const refund = await eventually("an event that is about to be told", async () => {
      const untold = (await announcedOf(bought.session.id)).filter(({ is_told }) => !is_told);
      return untold[0];
    });
    expect(refund.name).toBe("payment_hub.refund.succeeded");

    // The first one lives, and its claim stands.
    const other = await shop.startAnother(SAYS_EVENTS);
    await sleep(SWEEPS_MS);
    expect(await toldIds(bought.session.id)).toHaveLength(1);

    await shop.kill();
    await letTimePass(shop, CLAIMS_END_MINUTES);
    await untilAllTold(bought.session.id, 2);
    expect((await toldIds(bought.session.id)).slice(1)).toEqual([refund.id]);
    await other.stop();
    await shop.restart(SAYS_EVENTS);
  });
});

/** A payment that has just been made, while a server stands still before it writes this. */
async function killedBefore(write: Write): Promise<Pick<Bought, "session">> {
  const begun = await beginAtStripe(shop);
  const halt = await haltAt(shop, write);
  await payAtStripe(shop.stripe, begun.session);
  await halt.reached(1);
  await shop.kill();
  await halt.end();
  await letTimePass(shop, CLAIMS_END_MINUTES);
  await shop.restart();
  await untilAllTold(begun.session.id, 1);
  return begun;
}

describe("a server that dies", () => {
  it("before it wrote down that an event is to be told: it is told once", async () => {
    const { session } = await killedBefore("insert payment_hub_announcement");
    const [captured] = await announcedOf(session.id);
    expect(captured?.name).toBe("payment_hub.payment.captured");
    expect(await toldIds(session.id)).toEqual([captured?.id]);
  });

  it("before it wrote down that an event was told: it is told again, under the same id", async () => {
    const { session } = await killedBefore("update payment_hub_announcement");
    const [captured] = await announcedOf(session.id);
    expect(await toldIds(session.id)).toEqual([captured?.id, captured?.id]);
  });
});

describe("a gateway's event that is applied again", () => {
  it("tells of none of a dispute's changes again", async () => {
    const bought = await boughtAtStripe(shop);
    const intent = `payment_intents/${String(bought.session.data.id)}`;
    const { dispute } = await atStripesSide<{ dispute: { id: string } }>(shop, `${intent}/dispute`);
    const told = ["payment_hub.dispute.opened", "payment_hub.dispute.funds_withdrawn"];
    await untilAllTold(dispute.id, told.length);
    await appliedAgain(shop, dispute.id);
    expect((await emittedOf(shop, dispute.id)).map(({ name }) => name)).toEqual(told);
  });
});
