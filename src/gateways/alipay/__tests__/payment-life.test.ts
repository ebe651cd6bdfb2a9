import { Money } from "../../../lib/money";
import { connect, cny, openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => {
  shop.sim.faults.clear();
  shop.sim.requests.length = 0;
});

const unseen = () => {
  const { orderNumber, amount } = order(500n);
  return {
    reference: orderNumber,
    orderNumber,
    amount,
    captureMethod: "automatic" as const,
    captures: [],
  };
};

const NOTHING = Money.of(0n, "cny");

describe("retrieve", () => {
  test("a number that nobody scanned is waiting", async () => {
    const payment = unseen();
    expect(await shop.alipay.retrievePayment(payment)).toEqual({
      outcome: "succeeded",
      value: {
        reference: payment.reference,
        status: "waiting",
        sessionData: { out_trade_no: payment.reference },
      },
    });
  });

  test("a trade that the buyer looks at is waiting, with its amount", async () => {
    const payment = await shop.offered(500n);
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      outcome: "succeeded",
      value: { status: "waiting", amount: cny(500n) },
    });
  });

  test.each(["page", "wap", "qr", "app"])("a paid %s payment is captured", async (channel) => {
    const payment = await shop.paid(500n, channel);
    const found = await shop.alipay.retrievePayment(payment);
    expect(found).toMatchObject({
      outcome: "succeeded",
      value: { status: "captured", captured: cny(500n) },
    });
    expect(found).not.toHaveProperty("value.refunded");
  });

  test("a trade past its refund period is still captured", async () => {
    const payment = await shop.paid(500n);
    shop.sim.office.finishTrade(payment.reference);
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      value: { status: "captured", captured: cny(500n) },
    });
  });

  test("a trade closed unpaid is canceled", async () => {
    const payment = await shop.offered(500n);
    shop.sim.buyer.cancel({ out_trade_no: payment.reference });
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      value: { status: "canceled" },
    });
  });

  test("a trade closed by a full refund is captured and refunded", async () => {
    const payment = await shop.paid(500n);
    await shop.alipay.refundPayment(payment, { reference: "full", amount: cny(500n), key: "k" });
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      value: { status: "captured", captured: cny(500n), refunded: cny(500n) },
    });
  });

  test("an answer whose signature does not verify is not believed", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "bad_signature", path: "*query" });
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      outcome: "unknown",
      error: { code: "answer_unverified" },
      ask: { paymentReference: payment.reference },
    });
  });

  test("a gateway that breaks is unknown", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "error", path: "*query", status: 500 });
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      outcome: "unknown",
      error: { code: "gateway_unavailable", gatewayCode: "SYSTEM_ERROR" },
    });
  });

  test("a connection that dies twice is unknown", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "drop_before", path: "*query", times: 2 });
    expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
      outcome: "unknown",
      error: { code: "gateway_unavailable" },
    });
  });

  test("a wrong private key is refused with what to do, and quotes no key", async () => {
    const other = await shop.sim.office.addApp();
    const alipay = connect(shop.sim, { ...shop.sim.app, private_key: other.private_key });
    const found = await alipay.retrievePayment(unseen());
    expect(found).toMatchObject({
      outcome: "rejected",
      error: { code: "key_invalid", gatewayCode: "invalid-signature" },
    });
    expect(JSON.stringify(found)).not.toMatch(/[A-Za-z0-9+/]{60}/);
  });
});

describe("update", () => {
  test("an amount cannot be changed in place", async () => {
    expect(await shop.alipay.updatePayment(unseen(), cny(600n), "k")).toMatchObject({
      outcome: "rejected",
      error: { code: "request_invalid" },
    });
    expect(shop.sim.requests).toEqual([]);
  });
});

describe("capture", () => {
  test("what the buyer paid is captured", async () => {
    const payment = await shop.paid(500n);
    expect(
      await shop.alipay.capturePayment(
        payment,
        { amount: cny(500n), before: NOTHING, keepRest: false },
        "k",
      ),
    ).toMatchObject({
      outcome: "succeeded",
      value: { status: "captured", captured: cny(500n) },
    });
  });

  test("a part of it cannot be captured", async () => {
    const payment = await shop.paid(500n);
    expect(
      await shop.alipay.capturePayment(
        payment,
        { amount: cny(200n), before: NOTHING, keepRest: false },
        "k",
      ),
    ).toMatchObject({
      outcome: "rejected",
      error: { code: "amount_invalid", merchantMessage: expect.stringContaining("5.00 CNY") },
    });
  });

  test("what the buyer has not paid cannot be captured", async () => {
    const payment = await shop.offered(500n);
    expect(
      await shop.alipay.capturePayment(
        payment,
        { amount: cny(500n), before: NOTHING, keepRest: false },
        "k",
      ),
    ).toMatchObject({
      outcome: "rejected",
      error: { code: "wrong_state" },
    });
  });

  test("a capture that Alipay cannot answer is unknown", async () => {
    const payment = await shop.paid(500n);
    shop.sim.faults.add({ kind: "error", path: "*query", status: 502 });
    expect(
      await shop.alipay.capturePayment(
        payment,
        { amount: cny(500n), before: NOTHING, keepRest: false },
        "k",
      ),
    ).toMatchObject({
      outcome: "unknown",
    });
  });
});

describe("cancel", () => {
  test("an unpaid trade is closed", async () => {
    const payment = await shop.offered(500n);
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "succeeded",
      value: { status: "canceled" },
    });
    expect(() => shop.sim.buyer.pay({ out_trade_no: payment.reference })).toThrow(
      "TRADE_HAS_CLOSE",
    );
  });

  test("a number that nobody scanned counts as canceled", async () => {
    expect(await shop.alipay.cancelPayment(unseen(), "k")).toMatchObject({
      outcome: "succeeded",
      value: { status: "canceled" },
    });
  });

  test("a trade that is closed already counts as canceled", async () => {
    const payment = await shop.offered(500n);
    await shop.alipay.cancelPayment(payment, "k");
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "succeeded",
      value: { status: "canceled" },
    });
  });

  test("a paid trade is not canceled, and its money stays", async () => {
    const payment = await shop.paid(500n);
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "rejected",
      error: { code: "already_paid" },
    });
    const trade = shop.sim.ledger().trades.find((t) => t.out_trade_no === payment.reference);
    expect(trade).toMatchObject({ state: "TRADE_SUCCESS", refunded: 0 });
  });

  test("a payment that was refunded in full has nothing to cancel", async () => {
    const payment = await shop.paid(500n);
    await shop.alipay.refundPayment(payment, { reference: "all", amount: cny(500n), key: "k" });
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "rejected",
      error: { code: "already_refunded" },
    });
  });

  test("a close whose answer got lost is found out", async () => {
    const payment = await shop.offered(500n);
    shop.sim.faults.add({ kind: "drop_after", path: "*close" });
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "succeeded",
      value: { status: "canceled" },
    });
  });

  test("a close that breaks before it acts is unknown", async () => {
    const payment = await shop.offered(500n);
    shop.sim.faults.add({ kind: "error", path: "*close", status: 500 });
    expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
  });
});

test("the merchant is the app id", async () => {
  expect(await shop.alipay.identify()).toEqual({
    outcome: "succeeded",
    value: { merchantId: shop.sim.app.app_id },
  });
});
