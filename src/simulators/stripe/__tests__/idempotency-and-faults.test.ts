import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
});
afterEach(() => h.close());

const INTENT = { amount: 1000, currency: "usd" };
const create = (idempotencyKey: string, params = INTENT) =>
  h.stripe.paymentIntents.create(params, { idempotencyKey });

test("a key replays the first answer and says so", async () => {
  const first = await create("k1");
  const again = await create("k1");
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  expect(again.lastResponse.idempotencyKey).toBe("k1");
  expect(h.sim.ledger().payments).toHaveLength(1);
});

test("a key with other parameters, or at another endpoint, is an idempotency error", async () => {
  await create("k1");
  const error = await errorOf(create("k1", { ...INTENT, amount: 1001 }));
  expect(error).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
  expect(error.message).toBe(
    "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request.",
  );
  const elsewhere = await errorOf(h.stripe.customers.create({}, { idempotencyKey: "k1" }));
  expect(elsewhere.message).toContain("the same endpoint");
});

test("keys belong to one account and mode, and live for 24 hours", async () => {
  const first = await create("k1");
  const other = h.sim.addAccount({});
  const there = await h.client(other.secret_key).paymentIntents.create(INTENT, {
    idempotencyKey: "k1",
  });
  expect(there.id).not.toBe(first.id);
  h.sim.clock.advance(24 * 3600 * 1000 - 1000);
  expect((await create("k1")).id).toBe(first.id);
  h.sim.clock.advance(1000);
  expect((await create("k1")).id).not.toBe(first.id);
});

test("refusals by the bank are kept, parameter errors are not", async () => {
  const declined = { ...CARD_PAYMENT, payment_method: "pm_card_visa_chargeDeclined" };
  const pay = () => h.stripe.paymentIntents.create(declined, { idempotencyKey: "declined" });
  const [first, second] = [await errorOf(pay()), await errorOf(pay())];
  expect(second.payment_intent).toMatchObject({ id: first.payment_intent?.id });
  expect(h.sim.ledger().payments).toHaveLength(1);

  await errorOf(create("k2", { ...INTENT, currency: "xxx" }));
  expect((await create("k2")).amount).toBe(1000);
});

test("the same key while the first request is still running is a conflict", async () => {
  h.sim.faults.add({ kind: "delay", delay_ms: 150 });
  const slow = create("k1");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const error = await errorOf(create("k1"));
  expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  const first = await slow;
  expect((await create("k1")).id).toBe(first.id);
});

test("an answer that was lost on the way is replayed", async () => {
  h.sim.faults.add({ kind: "drop_after", times: 2 });
  expect(await errorOf(create("k1"))).toMatchObject({ type: "StripeConnectionError" });
  expect(h.sim.ledger().payments).toHaveLength(1);
  expect((await create("k1")).id).toBe(h.sim.ledger().payments[0]?.payment_intent);
});

test("a request that never arrived leaves nothing behind", async () => {
  h.sim.faults.add({ kind: "drop_before", times: 2 });
  await errorOf(create("k1"));
  expect(h.sim.ledger().payments).toHaveLength(0);
  expect((await create("k1")).object).toBe("payment_intent");
});

test.each(["error", "error_after"] as const)(
  "a 500 (%s) is replayed under its key",
  async (kind) => {
    h.sim.faults.add({ kind, status: 500 });
    const first = await errorOf(create("k1"));
    expect(first).toMatchObject({ type: "StripeAPIError", statusCode: 500, rawType: "api_error" });
    const second = await errorOf(create("k1"));
    expect(second).toMatchObject({ statusCode: 500 });
    expect(second.headers?.["idempotent-replayed"]).toBe("true");
    expect(second.headers?.["stripe-should-retry"]).toBe("false");
    expect(h.sim.ledger().payments).toHaveLength(kind === "error" ? 0 : 1);
  },
);

test("rate limits and maintenance leave the key unused", async () => {
  h.sim.faults.add({ kind: "error", status: 429 });
  const limited = await errorOf(create("k1"));
  expect(limited).toMatchObject({ type: "StripeRateLimitError", code: "rate_limit" });
  expect(limited.headers?.["retry-after"]).toBe("1");
  h.sim.faults.add({ kind: "error", status: 503 });
  expect(await errorOf(create("k1"))).toMatchObject({ type: "StripeAPIError", statusCode: 503 });
  expect((await create("k1")).object).toBe("payment_intent");
});

test("a lie of a proxy after the fact does not change what the key answers", async () => {
  h.sim.faults.add({ kind: "error_after", status: 504 });
  expect(await errorOf(create("k1"))).toMatchObject({ statusCode: 504 });
  expect((await create("k1")).id).toBe(h.sim.ledger().payments[0]?.payment_intent);
});

test("faults can pick their path, and every request is on record", async () => {
  h.sim.faults.add({ kind: "error", method: "POST", path: "/v1/refunds" });
  const intent = await create("k1");
  await errorOf(h.stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: "k2" }));
  expect(h.sim.requests).toMatchObject([
    { path: "/v1/payment_intents", key: "k1", status: 200 },
    { path: "/v1/refunds", key: "k2", status: 500, fault: "error" },
  ]);
});
