import { performance } from "node:perf_hooks";
import { Money } from "../../../lib/money";
import * as alipayShop from "../../alipay/__tests__/shop";
import type { GatewayConnection, PaymentRef } from "../../gateway";
import { hasValue } from "../../outcome";
import { breakerState, connectionOf, findGateway } from "../../registry";
import * as stripeShop from "../../stripe/__tests__/shop";
import { guardConnection, guardStateOf } from "../guard-connection";

/** Fault matrix, row 18: one gateway slow or down while the other is up. */

const RESET_MS = 300;
const MANY = 1_000;

let shops: { stripe: stripeShop.Shop; alipay: alipayShop.Shop };
let stripe: GatewayConnection;
let alipay: GatewayConnection;
let card: PaymentRef;
let wallet: PaymentRef;

beforeAll(async () => {
  shops = { stripe: await stripeShop.openShop(), alipay: await alipayShop.openShop() };
  card = await shops.stripe.paid(5000n);
  wallet = await shops.alipay.paid(5000n);
});

beforeEach(() => {
  stripe = guardConnection(shops.stripe.stripe, "Stripe", { limits: { resetMs: RESET_MS } });
  alipay = guardConnection(shops.alipay.alipay, "Alipay", { limits: { resetMs: RESET_MS } });
});

afterEach(() => {
  shops.stripe.sim.faults.clear();
  shops.alipay.sim.faults.clear();
});

afterAll(async () => {
  await shops.stripe.sim.close();
  await shops.alipay.sim.close();
});

const stateOf = (connection: GatewayConnection) => guardStateOf(connection)?.state;

const times = <T>(count: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, call));

async function timed<T>(call: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const from = performance.now();
  const answer = await call();
  return { ms: performance.now() - from, answer };
}

async function expectWell(connection: GatewayConnection, payment: PaymentRef): Promise<void> {
  const outcomes = await times(10, () => connection.retrievePayment(payment));
  expect(outcomes.every(hasValue)).toBe(true);
  expect(stateOf(connection)).toBe("closed");
}

describe.each([
  ["its connections die", { kind: "drop_before", times: MANY }],
  ["it answers 500", { kind: "error", status: 500, times: MANY }],
  ["it answers 503", { kind: "error", status: 503, times: MANY }],
] as const)("Stripe is down: %s", (how, fault) => {
  it("opens Stripe's breaker and leaves Alipay alone", async () => {
    shops.stripe.sim.faults.add(fault);
    await times(5, () => stripe.retrievePayment(card));
    expect(stateOf(stripe)).toBe("open");
    await expectWell(alipay, wallet);
  });

  it("answers for Stripe at once, sends nothing, and goes on once it is back", async () => {
    shops.stripe.sim.faults.add(fault);
    const key = `refund while ${how}`;
    const refund = { reference: how, amount: Money.of(1000n, "usd"), key };
    await times(5, () => stripe.retrievePayment(card));
    const before = shops.stripe.sim.requests.length;

    const refused = await timed(() => stripe.refundPayment(card, refund));
    const asked = await timed(() => stripe.retrievePayment(card));
    expect(refused.answer).toMatchObject({
      outcome: "rejected",
      error: { code: "gateway_paused", nothingSent: true },
    });
    expect(asked.answer).toMatchObject({ outcome: "unknown" });
    expect(refused.ms).toBeLessThan(50);
    expect(asked.ms).toBeLessThan(50);
    expect(shops.stripe.sim.requests).toHaveLength(before);

    shops.stripe.sim.faults.clear();
    await new Promise((resolve) => setTimeout(resolve, RESET_MS + 50));
    expect(stateOf(stripe)).toBe("half_open");
    const found = await stripe.retrievePayment(card);
    expect(hasValue(found) && found.value.captured).toEqual(card.amount);
    await expectWell(stripe, card);
    expect(await stripe.refundPayment(card, refund)).toMatchObject({ outcome: "succeeded" });
    expect(shops.stripe.sim.requests.filter((request) => request.key === key)).toHaveLength(1);
  });
});

it("lets Alipay finish everything while Stripe still keeps its callers waiting", async () => {
  shops.stripe.sim.faults.add({ kind: "delay", delay_ms: 3_000, times: 20 });
  let stripeAnswered = 0;
  const waiting = times(20, async () => {
    await stripe.retrievePayment(card);
    stripeAnswered += 1;
  });
  await expectWell(alipay, wallet);
  expect(stripeAnswered).toBe(0);
  await waiting;
});

it("opens Alipay's breaker when its answers come too late, and leaves Stripe alone", async () => {
  shops.alipay.sim.faults.add({ kind: "delay", delay_ms: 2_500, times: MANY });
  const slow = await timed(() => times(5, () => alipay.retrievePayment(wallet)));
  expect(slow.answer).toEqual(
    slow.answer.map(() => expect.objectContaining({ outcome: "unknown" })),
  );
  expect(stateOf(alipay)).toBe("open");

  const before = shops.alipay.sim.requests.length;
  const page = await timed(() => alipay.createPayment(alipayShop.order(900n)));
  expect(page.answer).toMatchObject({ outcome: "rejected", error: { code: "gateway_paused" } });
  expect(page.ms).toBeLessThan(50);
  expect(shops.alipay.sim.requests).toHaveLength(before);
  await expectWell(stripe, card);
});

it("leaves Stripe alone for a second after it limited the rate, and then goes on", async () => {
  shops.stripe.sim.faults.add({ kind: "error", status: 429, code: "rate_limit" });
  expect(await stripe.retrievePayment(card)).toMatchObject({ error: { code: "rate_limited" } });
  const late = stripe.createPayment(stripeShop.order(900n));
  await expectWell(alipay, wallet);

  expect(await late).toMatchObject({ outcome: "requires_action" });
  const [limited, next] = shops.stripe.sim.requests.slice(-2).map(({ at }) => Date.parse(at));
  expect((next ?? 0) - (limited ?? 0)).toBeGreaterThanOrEqual(1_000);
});

it("guards each account of the registry on its own and tells how it is", async () => {
  const gateway = findGateway("stripe");
  const down = stripeShop.accountOf(shops.stripe.sim);
  const other = { ...down, id: "acc_2" };
  expect(breakerState(down)).toBeUndefined();

  shops.stripe.sim.faults.add({ kind: "drop_before", times: MANY });
  await times(5, () => connectionOf(gateway, down).retrievePayment(card));
  shops.stripe.sim.faults.clear();
  expect(breakerState(down)).toMatchObject({ state: "open", opened: 1 });

  const found = await connectionOf(gateway, other).retrievePayment(card);
  expect(hasValue(found)).toBe(true);
  expect(breakerState(other)).toMatchObject({ state: "closed", opened: 0 });
  expect(await connectionOf(gateway, down).identify()).toMatchObject({ outcome: "succeeded" });
});
