import { cny, openShop, type Shop } from "./shop";
import type { PaymentRef } from "../../gateway";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => shop.sim.faults.clear());

const refund = (payment: PaymentRef, reference: string, fen: bigint) =>
  shop.alipay.refundPayment(payment, { reference, amount: cny(fen), key: reference });

function refunded(payment: PaymentRef): number | undefined {
  return shop.sim.ledger().trades.find((t) => t.out_trade_no === payment.reference)?.refunded;
}

test("a part and then the rest are refunded", async () => {
  const payment = await shop.paid(500n);
  expect(await refund(payment, "r1a", 200n)).toEqual({
    outcome: "succeeded",
    value: { reference: "r1a", status: "succeeded", amount: cny(200n) },
  });
  expect(await refund(payment, "r1b", 300n)).toMatchObject({
    outcome: "succeeded",
    value: { amount: cny(300n) },
  });
  expect(refunded(payment)).toBe(500);
});

test("the same refund again is the same refund", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "r2", 200n);
  expect(await refund(payment, "r2", 200n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toBe(200);
});

test("the same number with another amount is refused", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "r3", 200n);
  expect(await refund(payment, "r3", 100n)).toMatchObject({
    outcome: "rejected",
    error: { code: "key_reused" },
  });
  expect(refunded(payment)).toBe(200);
});

test("more than the payment is refused", async () => {
  const payment = await shop.paid(500n);
  expect(await refund(payment, "r4", 501n)).toMatchObject({
    outcome: "rejected",
    error: { code: "refund_exceeds_payment", gatewayCode: "ACQ.REASON_TRADE_REFUND_FEE_ERR" },
  });
});

test("a refund that Alipay takes its time with is pending until its money has moved", async () => {
  const payment = await shop.paid(500n);
  shop.sim.office.slowRefunds({ out_trade_no: payment.reference });
  expect(await refund(payment, "r5", 200n)).toEqual({
    outcome: "pending",
    value: { reference: "r5", status: "pending", amount: cny(200n) },
  });
  shop.sim.office.completeRefund("r5");
  expect(await refund(payment, "r5", 200n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toBe(200);
});

test("an empty balance is the merchant's to fill, and then the same refund goes through", async () => {
  const payment = await shop.paid(500n);
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, "0");
  expect(await refund(payment, "r6", 200n)).toMatchObject({
    outcome: "rejected",
    error: { code: "seller_balance_low", retryable: true },
  });
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, null);
  expect(await refund(payment, "r6", 200n)).toMatchObject({ outcome: "succeeded" });
});

test("past the refund period it is impossible", async () => {
  const payment = await shop.paid(500n);
  shop.sim.office.finishTrade(payment.reference);
  expect(await refund(payment, "r7", 200n)).toMatchObject({
    outcome: "rejected",
    error: { code: "refund_impossible" },
  });
});

test("an unpaid trade has nothing to refund", async () => {
  const payment = await shop.offered(500n);
  expect(await refund(payment, "r8", 200n)).toMatchObject({
    outcome: "rejected",
    error: { code: "wrong_state" },
  });
});

test("too soon after the last refund of this trade is told apart from never", async () => {
  const payment = await shop.paid(500n);
  shop.sim.faults.add({ kind: "error", path: "*refund", status: 429 });
  expect(await refund(payment, "r9", 200n)).toMatchObject({
    outcome: "rejected",
    error: { code: "rate_limited", retryable: true },
  });
});

describe("when the answer gets lost", () => {
  test.each(["drop_after", "error_after"] as const)(
    "a refund that was done (%s) is found, once",
    async (kind) => {
      const payment = await shop.paid(500n);
      shop.sim.faults.add({ kind, path: "*trade/refund" });
      expect(await refund(payment, `l_${kind}`, 200n)).toMatchObject({ outcome: "succeeded" });
      expect(refunded(payment)).toBe(200);
    },
  );

  test("a connection that died before anything happened is resent by the HTTP client", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "drop_before", path: "*trade/refund" });
    expect(await refund(payment, "l2", 200n)).toMatchObject({ outcome: "succeeded" });
    expect(refunded(payment)).toBe(200);
  });

  test("a time-out is unknown, and the same refund settles it", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "delay", path: "*trade/refund", delay_ms: 4_000, phase: "after" });
    expect(await refund(payment, "l3", 200n)).toMatchObject({
      outcome: "unknown",
      error: { code: "timed_out" },
      ask: { paymentReference: payment.reference, refundReference: "l3" },
    });
    expect(await refund(payment, "l3", 200n)).toMatchObject({ outcome: "succeeded" });
    expect(refunded(payment)).toBe(200);
  }, 15_000);

  test("an internal error that did nothing stays unknown", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 500 });
    expect(await refund(payment, "l4", 200n)).toMatchObject({ outcome: "unknown" });
  });

  test("ACQ.SYSTEM_ERROR is unknown although it is a 400", async () => {
    const payment = await shop.paid(500n);
    const code = "ACQ.SYSTEM_ERROR";
    shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 400, code });
    expect(await refund(payment, "l5", 200n)).toMatchObject({
      outcome: "unknown",
      error: { gatewayCode: code },
    });
  });

  test("a code that nobody knows is unknown, not failed", async () => {
    const payment = await shop.paid(500n);
    const code = "ACQ.BRAND_NEW_CODE";
    shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 400, code });
    expect(await refund(payment, "l6", 200n)).toMatchObject({ outcome: "unknown" });
  });

  test("a repeated nonce is judged by what Alipay holds", async () => {
    const payment = await shop.paid(500n);
    const code = "invalid-nonce";
    shop.sim.faults.add({ kind: "error_after", path: "*trade/refund", status: 400, code });
    expect(await refund(payment, "l7", 200n)).toMatchObject({ outcome: "succeeded" });
    shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 400, code });
    expect(await refund(payment, "l8", 200n)).toMatchObject({ outcome: "unknown" });
  });

  test("a refusal that our own unseen success caused is not believed", async () => {
    const payment = await shop.paid(500n);
    const code = "ACQ.TRADE_STATUS_ERROR";
    shop.sim.faults.add({ kind: "error_after", path: "*trade/refund", status: 400, code });
    expect(await refund(payment, "l9", 500n)).toMatchObject({ outcome: "succeeded" });
  });

  test("an answer that does not verify is not believed", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "bad_signature", path: "*trade/refund" });
    expect(await refund(payment, "l10", 200n)).toMatchObject({
      outcome: "unknown",
      error: { code: "answer_unverified" },
    });
  });

  test("unknown again when the question gets no answer either", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "error", path: "*refund*", status: 500, times: 2 });
    expect(await refund(payment, "l11", 200n)).toMatchObject({ outcome: "unknown" });
  });
});
