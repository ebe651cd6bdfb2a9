import type { CaptureMethod } from "../../gateway";
import { cny, manualOrder, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => shop.sim.faults.clear());

test("one that nobody scanned is waiting", async () => {
  const { payment } = await shop.deposit(500n);
  expect(await shop.alipay.retrievePayment(payment)).toEqual({
    outcome: "succeeded",
    value: {
      reference: payment.reference,
      status: "waiting",
      sessionData: { out_trade_no: payment.reference },
    },
  });
});

test("one that the buyer looks at is waiting, with its amount", async () => {
  const { payment, handover } = await shop.deposit(500n);
  shop.sim.buyer.lookAtDeposit(handover);
  const found = await shop.alipay.retrievePayment(payment);
  expect(found).toMatchObject({ value: { status: "waiting", amount: cny(500n) } });
  expect(found).not.toHaveProperty("value.capturable");
});

test.each(["qr", "app"])(
  "one agreed to by %s is authorized, all of it capturable",
  async (channel) => {
    const payment = await shop.agreed(500n, channel);
    const found = await shop.alipay.retrievePayment(payment);
    expect(found).toMatchObject({
      outcome: "succeeded",
      value: {
        reference: payment.reference,
        status: "authorized",
        amount: cny(500n),
        capturable: cny(500n),
        sessionData: { out_trade_no: payment.reference, auth_no: expect.any(String) },
      },
    });
    expect(found).not.toHaveProperty("value.captured");
  },
);

test("one whose time ran out is canceled", async () => {
  const { payment, handover } = await shop.deposit(500n);
  shop.sim.buyer.lookAtDeposit(handover);
  shop.sim.clock.advance(16 * 60_000);
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "canceled" },
  });
  shop.sim.clock.advance(-16 * 60_000);
});

test("asked for as a trade it is not there: the two are different things at Alipay", async () => {
  const payment = await shop.agreed(500n);
  expect(
    await shop.alipay.retrievePayment({ ...payment, captureMethod: "automatic" }),
  ).toMatchObject({ value: { status: "waiting" } });
});

test("an answer that does not verify is not believed", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "bad_signature", path: "*detail/query" });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    outcome: "unknown",
    error: { code: "answer_unverified" },
    ask: { paymentReference: payment.reference },
  });
});

test("a code that nobody knows is not the same as not being there", async () => {
  const payment = await shop.agreed(500n);
  const code = "HAS_NO_IDEA";
  shop.sim.faults.add({ kind: "error", path: "*detail/query", status: 400, code });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({ outcome: "unknown" });
});

describe("a creation whose answer was lost", () => {
  const created = (orderNumber: string, captureMethod: CaptureMethod) =>
    shop.alipay.findCreated({ orderNumber, startedAt: new Date(), captureMethod });

  test("is found once a buyer came for it", async () => {
    const agreed = await shop.agreed(500n);
    expect(await created(agreed.orderNumber, "manual")).toMatchObject({
      outcome: "succeeded",
      value: { status: "authorized", amount: cny(500n) },
    });
    const paid = await shop.paid(500n);
    expect(await created(paid.orderNumber, "automatic")).toMatchObject({
      value: { status: "captured" },
    });
  });

  test("is not there before", async () => {
    const { orderNumber } = manualOrder(500n);
    expect(await created(orderNumber, "manual")).toBeUndefined();
    expect(await created(orderNumber, "automatic")).toBeUndefined();
  });

  test("is unknown while Alipay cannot say", async () => {
    shop.sim.faults.add({ kind: "error", path: "*query", status: 500 });
    expect(await created(manualOrder(500n).orderNumber, "manual")).toMatchObject({
      outcome: "unknown",
    });
  });
});
