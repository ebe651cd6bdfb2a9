import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../src/demo/once/context";
import { Random } from "../random/worker/random";
import { ALIPAY_HOOK } from "../support/alipay-notifications";
import { postTo } from "../support/fixtures";
import { untilAllApplied } from "../support/inbox";
import {
  alipayTells,
  CARD,
  changeAtGateway,
  CODE,
  GIVEN_BACK,
  sell,
  type Kind,
  type Sale,
} from "../support/many-sales";
import { openShop, type OpenShop } from "../support/open-shop";
import { sendSigned, stripeEvent, webhookSecret } from "../support/signed-events";
import { ALIPAY_TILL, expectBooksAgree } from "../support/tills";
import { letTimePass } from "../support/time-passes";

const DELIVERIES = 5_000;
const REPEATED = 0.2;
/** So many at least are about the shop's own payments; the rest is others' on the same account. */
const OWN = 1_000;
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

const LATER = { ...CARD, capturesLater: true } as const;
const REFUNDED = { afterOrder: "refund", becomes: "partially_refunded" } as const;

/** Of these nothing is known before the load. */
const UNTOLD: Kind[] = [
  ...times(14, CARD),
  ...times(4, { ...CARD, firstCard: "pm_card_chargeDeclined" }),
  ...times(4, { ...LATER, becomes: "authorized" }),
  ...times(6, CODE),
];

/** These have an order before it, and are changed at the gateway afterwards. */
const CHANGED: Kind[] = [
  ...times(4, { ...CARD, ...REFUNDED }),
  ...times(4, { ...LATER, afterOrder: "capture" }),
  ...times(4, { ...CODE, ...REFUNDED }),
];

function times(count: number, kind: Kind): Kind[] {
  return Array.from({ length: count }, () => kind);
}

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ stripe: { retryDelaysMs: [] }, alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());

async function sellAll(): Promise<Sale[]> {
  const changed = await sell(shop, CHANGED);
  await untilAllApplied(shop);
  // From here on the test delivers by itself, so that it knows what was acknowledged.
  for (const { faults } of [shop.stripe, shop.alipay]) {
    faults.add({ kind: "drop_before", target: "webhook", times: 1_000_000 });
  }
  const untold = await sell(shop, UNTOLD);
  for (const sale of changed) await changeAtGateway(shop, sale);
  return [...changed, ...untold];
}

/** An event that a gateway sends, and the same whenever it comes again. */
interface Told {
  id: string;
  /** @returns whether it was acknowledged as its gateway wants it */
  send(): Promise<boolean>;
}

function byStripe(body: string, secret: string): Told {
  const { id } = JSON.parse(body) as { id: string };
  return { id, send: async () => (await sendSigned(shop.url, body, secret)) === 200 };
}

/** All that Stripe and Alipay have to tell of the shop's payments. */
async function ownEvents(sales: Sale[], secret: string): Promise<Told[]> {
  const answer = await fetch(`${shop.stripe.url}/__sim/events`);
  const { events } = (await answer.json()) as { events: { id: string }[] };
  const atAlipay = sales.filter(({ kind }) => kind.till === ALIPAY_TILL);
  const told = await Promise.all(atAlipay.map((sale) => alipayTells(shop, sale)));
  return [
    ...events.map((event) => byStripe(JSON.stringify(event), secret)),
    ...told.flat().map(({ id, posting }) => ({
      id,
      async send() {
        const reply = await postTo(shop.url, ALIPAY_HOOK, posting).catch(() => undefined);
        return reply?.status === 200 && reply.body === "success";
      },
    })),
  ];
}

/** What is the shop's own, filled up with what is nobody's; a fifth comes again; shuffled. */
function drawDeliveries(own: Told[], secret: string, random: Random): Told[] {
  const distinct = DELIVERIES * (1 - REPEATED);
  const others = Array.from({ length: distinct - own.length }, (_, number) =>
    byStripe(
      stripeEvent({
        id: `evt_other_${number}`,
        type: random.pick(OTHER_KINDS),
        object: { id: `pi_other_${number % 500}`, object: "payment_intent" },
      }),
      secret,
    ),
  );
  // What is ours comes again more often than its share.
  const repeats = Array.from({ length: DELIVERIES - distinct }, () =>
    random.pick(random.chance(0.95) ? own : others),
  );
  return shuffle([...own, ...others, ...repeats], random);
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.between(0, last);
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}

/** Ends the server with whatever it is doing; its claims, leases and timers are over by then. */
async function killAndRestart(): Promise<void> {
  await shop.kill();
  await letTimePass(shop, 4);
  await shop.restart();
}

/**
 * Sends each until it is acknowledged, as gateways do over three days, some at a time, while the
 * process dies after a third and after two thirds of them.
 */
async function deliverAll(deliveries: Told[]): Promise<void> {
  const waiting = [...deliveries];
  let [acknowledged, deaths] = [0, 0];
  let restarted: Promise<void> = Promise.resolve();
  const sender = async (): Promise<void> => {
    for (let told = waiting.pop(); told; told = waiting.pop()) {
      while (!(await told.send())) await sleep(300);
      acknowledged += 1;
      if (deaths < 2 && acknowledged > ((deaths + 1) * DELIVERIES) / 3) {
        deaths += 1;
        restarted = restarted.then(killAndRestart);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  await restarted;
  expect({ acknowledged, deaths }).toEqual({ acknowledged: DELIVERIES, deaths: 2 });
}

async function storedEvents(): Promise<string[]> {
  const { rows } = await shop.db.query<{ event_id: string }>(
    "select event_id from payment_hub_event",
  );
  return rows.map(({ event_id }) => event_id);
}

async function countEvents(where: string): Promise<number> {
  const { rows } = await shop.db.query<{ count: string }>(
    `select count(*) from payment_hub_event where ${where}`,
  );
  return Number(rows[0]?.count);
}

it("5 000 events, a fifth of them repeated, shuffled, the process killed twice: every order is right", async () => {
  const sales = await sellAll();
  const before = await storedEvents();
  const secret = await webhookSecret(shop.stripe);
  const own = await ownEvents(sales, secret);
  const deliveries = drawDeliveries(own, secret, new Random(SEED, 1));
  const distinct = new Set(deliveries.map(({ id }) => id));
  expect([deliveries.length, distinct.size]).toEqual([DELIVERIES, DELIVERIES * (1 - REPEATED)]);
  const ours = new Set(own);
  expect(deliveries.filter((told) => ours.has(told)).length).toBeGreaterThanOrEqual(OWN);

  await deliverAll(deliveries);

  // Every acknowledged event has its row, and each event one.
  const stored = await storedEvents();
  expect(new Set(stored)).toEqual(new Set([...before, ...distinct]));
  expect(new Set(stored).size).toBe(stored.length);
  await eventually(
    "all events",
    async () => (await countEvents("state in ('received', 'parked')")) === 0,
    120_000,
  );
  expect(await countEvents("state in ('quarantined', 'dead')")).toBe(0);
  const orders = await shop.merchant.orders();
  expect(orders).toHaveLength(sales.length);
  for (const { kind, shopper, session } of sales) {
    const [order, ...more] = orders.filter(({ email }) => email === shopper.cart.email);
    if (!order || more.length > 0) throw new Error(`${shopper.cart.email} has not one order`);
    expect(order.payment_status).toBe(kind.becomes);
    await expectBooksAgree(shop, kind.till, { session, order });
    expect(kind.till.held(shop, session).refunded).toBe(
      kind.afterOrder === "refund" ? GIVEN_BACK : 0n,
    );
  }
}, 600_000);
