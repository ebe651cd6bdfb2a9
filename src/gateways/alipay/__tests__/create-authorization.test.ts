import { createAlipayGateway } from "..";
import {
  account,
  cny,
  frozenAt,
  manualOrder,
  NOTIFY_URL,
  openShop,
  watchCalls,
  type Shop,
} from "./shop";

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

test("Alipay can capture later", () => {
  expect(createAlipayGateway().supportsManualCapture).toBe(true);
});

test.each(["qr", "page", "wap"])("asked for by %s it is a QR code", async (channel) => {
  const request = manualOrder(8888n, channel);
  const created = await shop.alipay.createPayment(request);
  expect(created).toMatchObject({
    outcome: "requires_action",
    value: {
      reference: request.orderNumber,
      status: "waiting",
      amount: cny(8888n),
      sessionData: {
        channel: "qr",
        out_trade_no: request.orderNumber,
        qr_code: expect.stringContaining("/qr/"),
        pay_url: null,
        order_string: null,
      },
    },
  });
});

test("the request names the freeze, the payee and a short period, and its words are clean", async () => {
  const request = manualOrder(8888n);
  const calls = watchCalls();
  await shop.alipay.createPayment(request);
  expect(calls).toEqual([
    {
      path: "/v3/alipay/fund/auth/order/voucher/create",
      body: {
        out_order_no: request.orderNumber,
        out_request_no: `${request.orderNumber}_freeze`,
        order_title: "Tea cups 茶杯",
        amount: "88.88",
        product_code: "PREAUTH_PAY",
        payee_user_id: shop.sim.app.seller_id,
        pay_timeout: "15m",
        notify_url: NOTIFY_URL,
      },
    },
  ]);
});

test("a long description is cut to what a title may have", async () => {
  const request = { ...manualOrder(100n), description: "茶".repeat(300) };
  const calls = watchCalls();
  await shop.alipay.createPayment(request);
  expect(calls[0]?.body.order_title).toBe("茶".repeat(100));
});

test("the app gets an order string that freezes the money, without a call", async () => {
  const { payment, handover } = await shop.deposit(500n, "app");
  expect(shop.sim.requests).toEqual([]);
  expect(handover).toEqual({ order_string: expect.any(String) });
  shop.sim.buyer.authorize(handover);
  expect(frozenAt(shop, payment)).toMatchObject({ frozen: 500, captured: 0, rest: 500 });
});

test("the same number again is the same pre-authorization", async () => {
  const request = manualOrder(500n);
  const [first, again] = [
    await shop.alipay.createPayment(request),
    await shop.alipay.createPayment(request),
  ];
  const code = { value: { sessionData: { qr_code: expect.any(String) } } };
  expect(first).toMatchObject(code);
  expect(again).toMatchObject({
    value: { sessionData: { qr_code: "value" in first && first.value.sessionData.qr_code } },
  });
});

test("the buyer is told of fifteen minutes, and Alipay's own end is not before that", async () => {
  const before = Date.now();
  const created = await shop.alipay.createPayment(manualOrder(500n));
  if (created.outcome !== "requires_action") throw new Error(created.outcome);
  const { payableUntil, sessionData } = created.value;
  const told = new Date(String(sessionData.expires_at)).getTime();
  expect(told).toBeGreaterThanOrEqual(before + 15 * 60_000 - 1_000);
  expect(payableUntil?.getTime()).toBeGreaterThanOrEqual(told);
  expect(payableUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
});

test("an order string's period begins when the app hands it over", async () => {
  const now = new Date("2026-03-01T20:00:00.700Z");
  const alipay = createAlipayGateway({ clock: { now: () => now } }).connect(
    account(shop.sim, shop.sim.app),
  );
  expect(await alipay.createPayment(manualOrder(500n, "app"))).toMatchObject({
    value: {
      payableUntil: new Date("2026-03-01T20:30:00.000Z"),
      sessionData: { expires_at: "2026-03-01T20:15:00.000Z" },
    },
  });
});

test("a code that never came is unknown, and can be asked for", async () => {
  shop.sim.faults.add({ kind: "delay", path: "*voucher/create", delay_ms: 4_000 });
  const request = manualOrder(500n);
  expect(await shop.alipay.createPayment(request)).toMatchObject({
    outcome: "unknown",
    error: { code: "timed_out" },
    ask: { orderNumber: request.orderNumber },
  });
}, 15_000);

test("a merchant without the contract is told so", async () => {
  const code = "ACCESS_FORBIDDEN";
  shop.sim.faults.add({ kind: "error", path: "*voucher/create", status: 400, code });
  expect(await shop.alipay.createPayment(manualOrder(500n))).toMatchObject({
    outcome: "rejected",
    error: { code: "permission_missing" },
  });
});

test("a code whose signature does not verify is not shown to the buyer", async () => {
  shop.sim.faults.add({ kind: "bad_signature", path: "*voucher/create" });
  expect(await shop.alipay.createPayment(manualOrder(500n))).toMatchObject({
    outcome: "unknown",
    error: { code: "answer_unverified" },
  });
});
