import { setTimeout as sleep } from "node:timers/promises";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { Random } from "../random/worker/random";
import { beginAtStripe, type Bought } from "../support/bought";
import { atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { sendSigned, stripeEvent, webhookSecret } from "../support/signed-events";
import { letTimePass } from "../support/time-passes";

const PAYMENTS = 40;
const DELIVERIES = 5_000;
const REPEATED = 0.2;
const AT_ONCE = 16;
/** Draws the order of the events and which of them come again: the same in every run. */
const SEED = 20;

/** What Stripe tells of others' payments on the same account, and of what changes nothing here. */
const OTHER_KINDS = [
  "payment_intent.succeeded",
  "payment_intent.created",
  "charge.succeeded",
  "charge.updated",
  "customer.created",
  "payout.paid",
  "product.updated",
];

type Paid = Omit<Bought, "order">;

let shop: OpenShop;
beforeAll(async () => {
  // The test delivers by itself, so that it knows what was acknowledged.
  shop = await openShop({ stripe: { retryDelaysMs: [] } });
  shop.stripe.faults.add({ kind: "drop_before", target: "webhook", times: 1_000_000 });
});
afterAll(() => shop?.stop());

/** Carts that are paid; every tenth card is declined first. */
async function payAll(): Promise<Paid[]> {
  const paid: Paid[] = [];
  const buyer = async (): Promise<void> => {
    while (paid.length < PAYMENTS) {
      const number = paid.push(undefined as never) - 1;
      const begun = await beginAtStripe(shop);
      if (number % 10 === 0) {
        await payAtStripe(shop.stripe, begun.session, { payment_method: "pm_card_chargeDeclined" });
      }
      await payAtStripe(shop.stripe, begun.session);
      paid[number] = begun;
    }
  };
  await Promise.all(Array.from({ length: 4 }, buyer));
  return paid;
}

interface SimEvent {
  id: string;
  data: { object: { id: string } };
}

/** All that Stripe has to tell, the rest filled up with what is nobody's, some of it twice; shuffled. */
async function drawDeliveries(random: Random): Promise<string[]> {
  const answer = await fetch(`${shop.stripe.url}/__sim/events`);
  const { events } = (await answer.json()) as { events: SimEvent[] };
  const own = events.map((event) => JSON.stringify(event));
  const distinct = DELIVERIES * (1 - REPEATED);
  const others = Array.from({ length: distinct - own.length }, (_, number) =>
    stripeEvent({
      id: `evt_other_${number}`,
      type: random.pick(OTHER_KINDS),
      object: { id: `pi_other_${number % 500}`, object: "payment_intent" },
    }),
  );
  const all = [...own, ...others];
  // What is ours comes again more often than its share.
  const repeats = Array.from({ length: DELIVERIES - distinct }, () =>
    random.pick(random.chance(0.5) ? own : all),
  );
  return shuffle([...all, ...repeats], random);
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.between(0, last);
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}

/** Sends until it is acknowledged, as a gateway does over three days. */
async function deliver(body: string, secret: string): Promise<void> {
  while ((await sendSigned(shop.url, body, secret)) !== 200) await sleep(300);
}

/** Ends the server with whatever it is doing; its claims and its timers are a while ago by then. */
async function killAndRestart(): Promise<void> {
  await shop.kill();
  await letTimePass(shop, 2);
  await shop.restart();
}

async function countEvents(where = "true"): Promise<number> {
  const { rows } = await shop.db.query<{ count: string }>(
    `select count(*) from payment_hub_event where ${where}`,
  );
  return Number(rows[0]?.count);
}

it("5 000 events, a fifth of them repeated, shuffled, the process killed twice: every order is right", async () => {
  const paid = await payAll();
  const bodies = await drawDeliveries(new Random(SEED, 1));
  const distinct = new Set(bodies.map((body) => (JSON.parse(body) as SimEvent).id));
  expect([bodies.length, distinct.size]).toEqual([DELIVERIES, DELIVERIES * (1 - REPEATED)]);

  const secret = await webhookSecret(shop.stripe);
  const acknowledged: string[] = [];
  let deaths = 0;
  let restarted: Promise<void> = Promise.resolve();
  const waiting = [...bodies];
  const sender = async (): Promise<void> => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      await deliver(body, secret);
      acknowledged.push((JSON.parse(body) as SimEvent).id);
      if (deaths < 2 && acknowledged.length > ((deaths + 1) * DELIVERIES) / 3) {
        deaths += 1;
        restarted = restarted.then(killAndRestart);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  await restarted;
  expect(deaths).toBe(2);

  // Every 2xx has its row, and each event one.
  const { rows } = await shop.db.query<{ event_id: string }>(
    "select event_id from payment_hub_event",
  );
  const stored = rows.map(({ event_id }) => event_id);
  expect(stored).toHaveLength(distinct.size);
  expect(new Set(acknowledged)).toEqual(new Set(stored));

  await eventually(
    "all events",
    async () => (await countEvents("state in ('received', 'parked')")) === 0,
    120_000,
  );
  expect(await countEvents("state in ('quarantined', 'dead')")).toBe(0);
  const orders = await shop.merchant.orders();
  expect(orders).toHaveLength(PAYMENTS);
  for (const { shopper, session } of paid) {
    const own = orders.filter(({ email }) => email === shopper.cart.email);
    expect(own).toMatchObject([{ payment_status: "captured" }]);
    const payments = own.flatMap(({ payment_collections }) =>
      payment_collections.flatMap((collection) => collection.payments),
    );
    expect(payments).toHaveLength(1);
    const held = atStripe(shop, session);
    const captured = payments[0]?.captures.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
    expect({ captured: Math.round(captured * 100), refunds: payments[0]?.refunds }).toEqual({
      captured: Number(held.captured),
      refunds: [],
    });
    expect(Number(held.refunded)).toBe(0);
  }
}, 600_000);
