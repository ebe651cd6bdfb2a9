import type { PaymentRef } from "../../gateway";
import { cny, openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());

const cancel = (payment: PaymentRef) => shop.alipay.cancelPayment(payment, "k");
const refund = (payment: PaymentRef, fen: bigint) =>
  shop.alipay.refundPayment(payment, { reference: "r", amount: cny(fen), key: "r" });

async function unseen(): Promise<PaymentRef> {
  const request = order(500n, { channel: "qr" });
  await shop.alipay.createPayment(request);
  const { orderNumber, amount, captureMethod } = request;
  return { reference: orderNumber, orderNumber, amount, captureMethod, captures: [] };
}

const CANCELED = { outcome: "succeeded", value: { status: "canceled" } };
const refused = (code: string) => ({ outcome: "rejected", error: { code } });

const STATES: [string, () => Promise<PaymentRef>, unknown][] = [
  ["not scanned", unseen, CANCELED],
  ["waiting for the buyer", () => shop.offered(500n), CANCELED],
  [
    "closed by the buyer",
    async () => {
      const payment = await shop.offered(500n);
      shop.sim.buyer.cancel({ out_trade_no: payment.reference });
      return payment;
    },
    CANCELED,
  ],
  ["paid", () => shop.paid(500n), refused("already_paid")],
  [
    "paid and past its refund period",
    async () => {
      const payment = await shop.paid(500n);
      shop.sim.office.finishTrade(payment.reference);
      return payment;
    },
    refused("already_paid"),
  ],
  [
    "refunded in part",
    async () => {
      const payment = await shop.paid(500n);
      await refund(payment, 200n);
      return payment;
    },
    refused("already_paid"),
  ],
  [
    "refunded in full",
    async () => {
      const payment = await shop.paid(500n);
      await refund(payment, 500n);
      return payment;
    },
    refused("already_refunded"),
  ],
];

test.each(STATES)("a payment that is %s", async (_, make, expected) => {
  const payment = await make();
  const paid = shop.sim.ledger().trades.find((t) => t.out_trade_no === payment.reference)?.paid;
  expect(await cancel(payment)).toMatchObject(expected as object);
  const after = shop.sim.ledger().trades.find((t) => t.out_trade_no === payment.reference)?.paid;
  expect(after).toBe(paid);
});

test("a canceled number that the buyer pays after all is captured, so that it can be refunded", async () => {
  const payment = await unseen();
  await cancel(payment);
  shop.sim.buyer.pay({ out_trade_no: payment.reference });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "captured", captured: cny(500n) },
  });
  expect(await refund(payment, 500n)).toMatchObject({ outcome: "succeeded" });
});

test("a payment that ran out by itself is canceled", async () => {
  const payment = await shop.offered(500n);
  shop.sim.clock.advance(16 * 60_000);
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "canceled" },
  });
  expect(await cancel(payment)).toMatchObject(CANCELED);
  shop.sim.clock.advance(-16 * 60_000);
});
