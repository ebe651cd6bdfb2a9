import { alipayGateway } from "..";
import { cny, openShop, type Shop } from "./shop";
import type { PaymentRef } from "../../gateway";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ refundIntervalMs: 3_000 });
});
afterAll(() => shop.sim.close());

const refund = (payment: PaymentRef, reference: string, fen: bigint) =>
  shop.alipay.refundPayment(payment, { reference, amount: cny(fen), key: reference });
const refunded = (payment: PaymentRef) =>
  shop.sim.ledger().trades.find((t) => t.out_trade_no === payment.reference)?.refunded;

test("too soon after the last refund of this trade nothing happens, and it may be sent again", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "s1", 100n);
  expect(await refund(payment, "s2", 100n)).toMatchObject({
    outcome: "rejected",
    error: { code: "rate_limited", gatewayCode: "app-call-limited", retryable: true },
  });
  expect(refunded(payment)).toBe(100);
  const reference = "s2";
  expect(await shop.alipay.findRefund(payment, { reference, amount: cny(100n) })).toBeUndefined();
  shop.sim.clock.advance(alipayGateway.refundSpacingMs);
  expect(await refund(payment, "s2", 100n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toBe(200);
});

test("another trade's refund has not to wait", async () => {
  const [one, other] = [await shop.paid(500n), await shop.paid(500n)];
  await refund(one, "s3", 100n);
  expect(await refund(other, "s4", 100n)).toMatchObject({ outcome: "succeeded" });
});
