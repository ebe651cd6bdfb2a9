import type { PaymentRef } from "../../gateway";
import { cny, frozenAt, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => {
  shop.sim.faults.clear();
  shop.sim.requests.length = 0;
});

const cancel = (payment: PaymentRef) => shop.alipay.cancelPayment(payment, "k");
const capture = (payment: PaymentRef, fen: bigint) =>
  shop.alipay.capturePayment(
    payment,
    { amount: cny(fen), before: cny(0n), keepRest: true },
    `${payment.orderNumber}_capture_1`,
  );

test("what is frozen is freed", async () => {
  const payment = await shop.agreed(500n);
  expect(await cancel(payment)).toMatchObject({
    outcome: "succeeded",
    value: { status: "canceled", amount: cny(500n), capturable: cny(0n) },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ state: "CLOSED", unfrozen: 500, rest: 0 });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "canceled" },
  });
});

test("freed again is freed once", async () => {
  const payment = await shop.agreed(500n);
  await cancel(payment);
  expect(await cancel(payment)).toMatchObject({
    outcome: "succeeded",
    value: { status: "canceled" },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ unfrozen: 500 });
});

test("one that nobody scanned counts as canceled, and is found if the buyer comes after all", async () => {
  const { payment, handover } = await shop.deposit(500n);
  expect(await cancel(payment)).toMatchObject({
    outcome: "succeeded",
    value: { status: "canceled" },
  });
  shop.sim.buyer.authorize(handover);
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "authorized", capturable: cny(500n) },
  });
  expect(await cancel(payment)).toMatchObject({ outcome: "succeeded" });
  expect(frozenAt(shop, payment)).toMatchObject({ rest: 0, captured: 0 });
});

test("one that the buyer only looks at is closed for good", async () => {
  const { payment, handover } = await shop.deposit(500n);
  shop.sim.buyer.lookAtDeposit(handover);
  expect(await cancel(payment)).toMatchObject({
    outcome: "succeeded",
    value: { status: "canceled" },
  });
  expect(() => shop.sim.buyer.authorize(handover)).toThrow("ORDER_ALREADY_CLOSED");
});

test("captured in part: the rest is freed, and it is still captured", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 200n);
  const canceled = {
    outcome: "succeeded",
    value: { status: "captured", captured: cny(200n), capturable: cny(0n) },
  };
  expect(await cancel(payment)).toMatchObject(canceled);
  expect(await cancel(payment)).toMatchObject(canceled);
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200, unfrozen: 300, rest: 0 });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject(canceled);
});

test("captured to the last: there is nothing to cancel, and the money stays", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 500n);
  expect(await cancel(payment)).toMatchObject({
    outcome: "rejected",
    error: { code: "already_paid" },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 500, unfrozen: 0 });
});

describe("when the answer gets lost", () => {
  test.each(["drop_after", "error_after"] as const)(
    "a release that was made (%s) is found",
    async (kind) => {
      const payment = await shop.agreed(500n);
      shop.sim.faults.add({ kind, path: "*unfreeze" });
      expect(await cancel(payment)).toMatchObject({ value: { status: "canceled" } });
      expect(frozenAt(shop, payment)).toMatchObject({ unfrozen: 500 });
    },
  );

  test("a time-out is unknown, and repeating it settles it", async () => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "delay", path: "*unfreeze", delay_ms: 4_000, phase: "after" });
    expect(await cancel(payment)).toMatchObject({
      outcome: "unknown",
      error: { code: "timed_out" },
      ask: { paymentReference: payment.reference },
    });
    expect(await cancel(payment)).toMatchObject({ value: { status: "canceled" } });
    expect(frozenAt(shop, payment)).toMatchObject({ unfrozen: 500 });
  }, 15_000);

  test("one that did nothing stays unknown", async () => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "error", path: "*unfreeze", status: 500 });
    expect(await cancel(payment)).toMatchObject({ outcome: "unknown" });
    expect(frozenAt(shop, payment)).toMatchObject({ unfrozen: 0 });
  });

  test("a lost close of one that the buyer looked at is found", async () => {
    const { payment, handover } = await shop.deposit(500n);
    shop.sim.buyer.lookAtDeposit(handover);
    shop.sim.faults.add({ kind: "error_after", path: "*operation/cancel" });
    expect(await cancel(payment)).toMatchObject({ value: { status: "canceled" } });
  });

  test("nothing is sent while Alipay does not say how it stands", async () => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "error", path: "*detail/query", status: 500 });
    expect(await cancel(payment)).toMatchObject({ outcome: "unknown" });
    expect(frozenAt(shop, payment)).toMatchObject({ rest: 500 });
  });

  test("an answer that does not verify is not believed", async () => {
    const payment = await shop.agreed(500n);
    shop.sim.faults.add({ kind: "bad_signature", path: "*unfreeze" });
    expect(await cancel(payment)).toMatchObject({ error: { code: "answer_unverified" } });
  });
});
