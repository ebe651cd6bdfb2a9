import type { PaymentRef } from "../../gateway";
import { cny, frozenAt, NOTIFY_URL, openShop, watchCalls, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => jest.restoreAllMocks());
beforeEach(() => {
  shop.sim.faults.clear();
  shop.sim.requests.length = 0;
});

interface Asked {
  before?: bigint;
  keepRest?: boolean;
  notifyUrl?: string;
}

const key = (payment: PaymentRef, n: number) => `${payment.orderNumber}_capture_${n}`;
const capture = (payment: PaymentRef, fen: bigint, n: number, asked: Asked = {}) => {
  const { before = 0n, ...more } = asked;
  const request = { amount: cny(fen), before: cny(before), keepRest: false, ...more };
  return shop.alipay.capturePayment(payment, request, key(payment, n));
};
const trade = (number: string) =>
  shop.sim.ledger().trades.find(({ out_trade_no }) => out_trade_no === number);

test("the whole is captured as a trade under the capture's own number", async () => {
  const payment = await shop.agreed(500n);
  expect(await capture(payment, 500n, 1)).toMatchObject({
    outcome: "succeeded",
    value: { status: "captured", amount: cny(500n), captured: cny(500n), capturable: cny(0n) },
  });
  expect(trade(key(payment, 1))).toMatchObject({ state: "TRADE_SUCCESS", paid: 500 });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 500, unfrozen: 0, rest: 0 });
});

test("the request names buyer, seller, product and where to report", async () => {
  const payment = await shop.agreed(500n);
  const calls = watchCalls();
  await capture(payment, 500n, 1, { notifyUrl: NOTIFY_URL });
  const { auth_no } = frozenAt(shop, payment) ?? {};
  expect(calls.find(({ path }) => path.endsWith("/trade/pay"))?.body).toEqual({
    out_trade_no: key(payment, 1),
    total_amount: "5.00",
    subject: "Tea cups 茶杯",
    product_code: "PREAUTH_PAY",
    auth_no,
    auth_confirm_mode: "COMPLETE",
    seller_id: shop.sim.app.seller_id,
    buyer_id: expect.stringMatching(/^2088\d{12}$/),
    notify_url: NOTIFY_URL,
  });
});

test("a part is captured and the rest is freed", async () => {
  const payment = await shop.agreed(500n);
  expect(await capture(payment, 200n, 1)).toMatchObject({
    value: { status: "captured", captured: cny(200n), capturable: cny(0n) },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200, unfrozen: 300, rest: 0 });
});

test("with the rest kept, captures add up, and the one that exhausts it completes it", async () => {
  const payment = await shop.agreed(500n);
  const calls = watchCalls();
  expect(await capture(payment, 200n, 1, { keepRest: true })).toMatchObject({
    value: { status: "captured", captured: cny(200n), capturable: cny(300n) },
  });
  const second = await capture(payment, 300n, 2, { before: 200n, keepRest: true });
  expect(second).toMatchObject({ value: { captured: cny(500n), capturable: cny(0n) } });
  const modes = calls
    .filter(({ path }) => path.endsWith("/trade/pay"))
    .map(({ body }) => body.auth_confirm_mode);
  expect(modes).toEqual(["NOT_COMPLETE", "COMPLETE"]);
});

test("more than is left is refused, and nothing is taken", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 200n, 1, { keepRest: true });
  expect(await capture(payment, 301n, 2, { before: 200n })).toMatchObject({
    outcome: "rejected",
    error: { code: "amount_invalid", merchantMessage: expect.stringContaining("3.00 CNY") },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200, rest: 300 });
});

test("what was released meanwhile is refused", async () => {
  const payment = await shop.agreed(500n);
  await shop.alipay.cancelPayment(payment, "k");
  expect(await capture(payment, 500n, 1)).toMatchObject({
    outcome: "rejected",
    error: { code: "wrong_state", merchantMessage: expect.stringContaining("released") },
  });
});

test.each(["scanned", "not scanned"])(
  "one not agreed to (%s) has nothing to capture",
  async (how) => {
    const { payment, handover } = await shop.deposit(500n);
    if (how === "scanned") shop.sim.buyer.lookAtDeposit(handover);
    expect(await capture(payment, 500n, 1)).toMatchObject({
      outcome: "rejected",
      error: { code: "wrong_state", merchantMessage: expect.stringContaining("not authorized") },
    });
  },
);

test("nothing and other currencies are refused without a call", async () => {
  const payment = await shop.agreed(500n);
  shop.sim.requests.length = 0;
  expect(await capture(payment, 0n, 1)).toMatchObject({ error: { code: "amount_invalid" } });
  expect(shop.sim.requests).toEqual([]);
});

test("the same capture again is the same capture", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 200n, 1, { keepRest: true });
  expect(await capture(payment, 200n, 1, { keepRest: true })).toMatchObject({
    outcome: "succeeded",
    value: { captured: cny(200n), capturable: cny(300n) },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200, rest: 300 });
});

test("the same capture again is found when it left nothing behind", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 500n, 1);
  expect(await capture(payment, 500n, 1)).toMatchObject({
    outcome: "succeeded",
    value: { captured: cny(500n) },
  });
  expect(
    shop.sim
      .ledger()
      .movements.filter(
        ({ kind, out_trade_no }) =>
          kind === "payment" && out_trade_no.startsWith(payment.orderNumber),
      ),
  ).toHaveLength(1);
});

test("the same number with another amount is refused", async () => {
  const payment = await shop.agreed(500n);
  await capture(payment, 200n, 1, { keepRest: true });
  expect(await capture(payment, 100n, 1, { keepRest: true })).toMatchObject({
    outcome: "rejected",
    error: { code: "key_reused" },
  });
  expect(frozenAt(shop, payment)).toMatchObject({ captured: 200 });
});
