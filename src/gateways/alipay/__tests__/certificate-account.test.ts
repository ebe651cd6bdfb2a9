import { cny, frozenAt, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ app: { mode: "certificate" } });
});
afterAll(() => shop.sim.close());

test("the account talks to Alipay by certificates", () => {
  expect(shop.sim.app.app_cert).toContain("BEGIN CERTIFICATE");
});

test.each(["qr", "app"])("a pre-authorization by %s lives its whole life", async (channel) => {
  const payment = await shop.agreed(500n, channel);
  const number = `${payment.orderNumber}_capture_1`;
  const capture = { amount: cny(300n), before: cny(0n), keepRest: true };
  expect(await shop.alipay.capturePayment(payment, capture, number)).toMatchObject({
    outcome: "succeeded",
    value: { captured: cny(300n), capturable: cny(200n) },
  });
  expect(await shop.alipay.cancelPayment(payment, "k")).toMatchObject({
    value: { status: "captured", capturable: cny(0n) },
  });
  const parts = [{ capture: number, amount: cny(100n) }];
  const refund = { reference: `r_${channel}`, amount: cny(100n), key: "k", parts };
  expect(await shop.alipay.refundPayment(payment, refund)).toMatchObject({
    outcome: "succeeded",
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 300, unfrozen: 200, rest: 0 });
});

test("an answer that is not signed by Alipay's certificate is not believed", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.faults.add({ kind: "bad_signature", path: "*detail/query" });
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    error: { code: "answer_unverified" },
  });
});
