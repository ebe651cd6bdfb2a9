import type { PaymentRef } from "../../gateway";
import { cny, frozenAt, openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => shop.sim.faults.clear());

const request = { amount: cny(200n), before: cny(0n), keepRest: true };
const capture = (payment: PaymentRef) =>
  shop.alipay.capturePayment(payment, request, `${payment.orderNumber}_capture_1`);
const find = (payment: PaymentRef) =>
  shop.alipay.findCapture(payment, request, `${payment.orderNumber}_capture_1`);

const DONE = { outcome: "succeeded", value: { captured: cny(200n), capturable: cny(300n) } };

test.each(["drop_after", "error_after"] as const)(
  "a capture that was made (%s) is found, once",
  async (kind) => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind, path: "*trade/pay" });
    expect(await capture(payment)).toMatchObject(DONE);
    expect(frozenAt(shop, payment)).toMatchObject({ captured: 200 });
  },
);

test("a time-out is unknown; asking finds the capture, and so does repeating it", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "delay", path: "*trade/pay", delay_ms: 4_000, phase: "after" });
  expect(await capture(payment)).toMatchObject({
    outcome: "unknown",
    error: { code: "timed_out" },
    ask: { paymentReference: payment.reference },
  });
  expect(await find(payment)).toMatchObject(DONE);
  expect(await capture(payment)).toMatchObject(DONE);
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200 });
}, 15_000);

test.each(["10003", "ACQ.SYSTEM_ERROR", "ACQ.BRAND_NEW_CODE", "invalid-nonce"])(
  "%s settles nothing: when nothing was taken it stays unknown",
  async (code) => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "error", path: "*trade/pay", status: 400, code });
    expect(await capture(payment)).toMatchObject({
      outcome: "unknown",
      error: { gatewayCode: code },
      ask: { paymentReference: payment.reference },
    });
    expect(frozenAt(shop, payment)).toMatchObject({ captured: 0, rest: 500 });
  },
);

test.each(["ACQ.TRADE_HAS_SUCCESS", "ACQ.AUTH_NO_ERROR", "ACQ.TRADE_STATUS_ERROR", "10003"])(
  "%s after our own unseen success is the success",
  async (code) => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "error_after", path: "*trade/pay", status: 400, code });
    expect(await capture(payment)).toMatchObject(DONE);
  },
);

test("a definite refusal is a refusal, and may be tried again", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "error", path: "*trade/pay", status: 429 });
  expect(await capture(payment)).toMatchObject({
    outcome: "rejected",
    error: { code: "rate_limited", retryable: true },
  });
  expect(await capture(payment)).toMatchObject(DONE);
});

test("an answer that does not verify is not believed, and asking settles it", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "bad_signature", path: "*trade/pay" });
  expect(await capture(payment)).toMatchObject({
    outcome: "unknown",
    error: { code: "answer_unverified" },
  });
  expect(await find(payment)).toMatchObject(DONE);
});

test("unknown when the capture was made but nobody says what is left", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "error", path: "*detail/query", status: 500, skip: 1 });
  expect(await capture(payment)).toMatchObject({ outcome: "unknown" });
  expect(await find(payment)).toMatchObject(DONE);
});

describe("asking for one capture", () => {
  test("finds nothing when none was made", async () => {
    expect(await find(await shop.agreed(500n))).toBeUndefined();
  });

  test("finds one of several, and tells the sum of all", async () => {
    const payment = await shop.agreed(500n);
    await capture(payment);
    const second = { amount: cny(100n), before: cny(200n), keepRest: true };
    const number = `${payment.orderNumber}_capture_2`;
    expect(await shop.alipay.findCapture(payment, second, number)).toBeUndefined();
    await shop.alipay.capturePayment(payment, second, number);
    expect(await shop.alipay.findCapture(payment, second, number)).toMatchObject({
      value: { captured: cny(300n), capturable: cny(200n) },
    });
    expect(await find(payment)).toMatchObject({ value: { captured: cny(300n) } });
  });

  test("finds one that Alipay has not finished, and nothing once it was given up", async () => {
    const payment = await shop.agreed(500n);
    const orderNumber = `${payment.orderNumber}_capture_1`;
    await shop.alipay.createPayment({ ...order(200n, { channel: "qr" }), orderNumber });
    shop.sim.buyer.scan({ out_trade_no: orderNumber });
    expect(await find(payment)).toMatchObject({
      outcome: "pending",
      value: { status: "authorized", capturable: cny(500n) },
    });
    shop.sim.buyer.cancel({ out_trade_no: orderNumber });
    expect(await find(payment)).toBeUndefined();
  });

  test("finds one that was refunded since", async () => {
    const payment = await shop.agreed(500n);
    await capture(payment);
    const part = { capture: `${payment.orderNumber}_capture_1`, amount: cny(200n) };
    const refund = { reference: "refunded", amount: cny(200n), key: "k", parts: [part] };
    expect(await shop.alipay.refundPayment(payment, refund)).toMatchObject({
      outcome: "succeeded",
    });
    expect(await find(payment)).toMatchObject(DONE);
  });

  test("is unknown while Alipay cannot say, and about the payment", async () => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "error", path: "*query", status: 500 });
    expect(await find(payment)).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
  });

  test("of a payment that is paid at once is asking for the payment", async () => {
    const payment = await shop.paid(200n);
    expect(await find(payment)).toMatchObject({ value: { captured: cny(200n) } });
    expect(await find(await shop.offered(200n))).toBeUndefined();
  });
});
