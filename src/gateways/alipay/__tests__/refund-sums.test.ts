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
const find = (payment: PaymentRef, reference: string, fen: bigint) =>
  shop.alipay.findRefund(payment, { reference, amount: cny(fen) });

test("each of several refunds has its own amount, not the sum that Alipay answers with", async () => {
  const payment = await shop.paid(600n);
  for (const [reference, fen] of [
    ["m1", 100n],
    ["m2", 200n],
    ["m3", 300n],
  ] as const) {
    expect(await refund(payment, reference, fen)).toMatchObject({
      outcome: "succeeded",
      value: { reference, amount: cny(fen) },
    });
  }
  expect(await find(payment, "m2", 200n)).toMatchObject({ value: { amount: cny(200n) } });
  expect(await find(payment, "m3", 600n)).toMatchObject({
    outcome: "rejected",
    error: { code: "key_reused" },
  });
});

test("of a part it is not told how much was refunded, of the whole it is", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "w1", 200n);
  const part = await shop.alipay.retrievePayment(payment);
  expect(part).toMatchObject({ value: { status: "captured", captured: cny(500n) } });
  expect(part).not.toHaveProperty("value.refunded");
  await refund(payment, "w2", 300n);
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "captured", captured: cny(500n), refunded: cny(500n) },
  });
});

test("after a full refund another is refused, and the first is still found", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "f1", 500n);
  expect(await refund(payment, "f2", 100n)).toMatchObject({
    outcome: "rejected",
    error: { code: "refund_exceeds_payment" },
  });
  expect(await refund(payment, "f1", 500n)).toMatchObject({ outcome: "succeeded" });
});

test("the refund that closes the trade is found when its answer was lost", async () => {
  const payment = await shop.paid(500n);
  await refund(payment, "c1", 200n);
  shop.sim.faults.add({ kind: "error_after", path: "*trade/refund", status: 500 });
  expect(await refund(payment, "c2", 300n)).toMatchObject({
    outcome: "succeeded",
    value: { amount: cny(300n) },
  });
});

test("asking for a refund of a payment that nobody made is not an answer", async () => {
  const payment = await shop.paid(500n);
  expect(await find(payment, "never", 100n)).toBeUndefined();
});
