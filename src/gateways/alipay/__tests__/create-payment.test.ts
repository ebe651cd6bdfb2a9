import { Money } from "../../../lib/money";
import { createAlipayGateway } from "..";
import { account, openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());

async function offer(input: Record<string, string>, fen = 8888n) {
  const request = order(fen, input);
  const created = await shop.alipay.createPayment(request);
  if (created.outcome !== "requires_action") throw new Error(JSON.stringify(created));
  return { request, view: created.value, data: created.value.sessionData };
}

test("the page opens at Alipay and the buyer can pay there", async () => {
  const { request, view, data } = await offer({});
  expect(view).toMatchObject({ reference: request.orderNumber, status: "waiting" });
  expect(data).toEqual({
    channel: "page",
    out_trade_no: request.orderNumber,
    expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
    pay_url: expect.stringContaining(`${shop.sim.url}/gateway.do?`),
    qr_code: null,
    order_string: null,
  });
  const page = await fetch(String(data.pay_url));
  expect(page.status).toBe(200);
  const { trade } = shop.sim.buyer.pay({ out_trade_no: request.orderNumber });
  expect(trade).toMatchObject({ method: "alipay.trade.page.pay", total: 8888, paid: 8888 });
});

test("the phone's page comes back to the shop when the buyer quits", async () => {
  const { request, data } = await offer({ channel: "wap" });
  const content = new URL(String(data.pay_url)).searchParams.get("biz_content") ?? "";
  expect(JSON.parse(content)).toMatchObject({
    product_code: "QUICK_WAP_WAY",
    quit_url: request.returnUrl,
    total_amount: "88.88",
  });
  await fetch(String(data.pay_url));
  const { trade } = shop.sim.buyer.pay({ out_trade_no: request.orderNumber });
  expect(trade.method).toBe("alipay.trade.wap.pay");
});

test("the app gets an order string that Alipay takes", async () => {
  const { request, data } = await offer({ channel: "app" });
  expect(data).toMatchObject({ channel: "app", pay_url: null, qr_code: null });
  const { trade } = shop.sim.buyer.scan({ order_string: String(data.order_string) });
  expect(trade).toMatchObject({ out_trade_no: request.orderNumber, total: 8888 });
});

test("the QR code is Alipay's, and whoever scans it can pay", async () => {
  const { request, data } = await offer({ channel: "qr" });
  expect(data).toMatchObject({ channel: "qr", pay_url: null, order_string: null });
  expect(data.qr_code).toEqual(expect.stringContaining("/qr/"));
  const { trade } = shop.sim.buyer.pay({ out_trade_no: request.orderNumber });
  expect(trade.paid).toBe(8888);
});

test("page, wap and app need no network", async () => {
  shop.sim.requests.length = 0;
  for (const channel of ["page", "wap", "app"]) await offer({ channel });
  expect(shop.sim.requests).toEqual([]);
});

test("a payment can be begun for fifteen minutes and no longer", async () => {
  const now = new Date("2026-03-01T20:00:00.700Z");
  const alipay = createAlipayGateway({ clock: { now: () => now } }).connect(
    account(shop.sim, shop.sim.app),
  );
  const created = await alipay.createPayment(order(100n));
  if (created.outcome !== "requires_action") throw new Error("not offered");
  expect(created.value.sessionData.expires_at).toBe("2026-03-01T20:15:00.000Z");
  expect(created.value.payableUntil).toEqual(new Date("2026-03-01T20:15:00.000Z"));
  const parameters = new URL(String(created.value.sessionData.pay_url)).searchParams;
  expect(parameters.get("timestamp")).toBe("2026-03-02 04:00:00");
  expect(JSON.parse(parameters.get("biz_content") ?? "")).toMatchObject({
    time_expire: "2026-03-02 04:15:00",
  });
});

test("nothing secret is in the session data", async () => {
  for (const channel of ["page", "wap", "app", "qr"]) {
    const text = decodeURIComponent(JSON.stringify((await offer({ channel })).data));
    expect(text).not.toContain(shop.sim.app.private_key.slice(40, 80));
  }
});

test("a QR code that Alipay refuses is a refusal, with what the merchant is to do", async () => {
  shop.sim.faults.add({
    kind: "error",
    path: "*precreate",
    status: 400,
    code: "ACQ.ACCESS_FORBIDDEN",
  });
  const created = await shop.alipay.createPayment(order(100n, { channel: "qr" }));
  expect(created).toMatchObject({
    outcome: "rejected",
    error: { code: "permission_missing", gatewayCode: "ACQ.ACCESS_FORBIDDEN", retryable: false },
  });
});

test("a QR code that never came is unknown, not failed", async () => {
  shop.sim.faults.add({ kind: "delay", path: "*precreate", delay_ms: 4_000 });
  const request = order(100n, { channel: "qr" });
  expect(await shop.alipay.createPayment(request)).toMatchObject({
    outcome: "unknown",
    error: { code: "timed_out", retryable: true },
    ask: { orderNumber: request.orderNumber },
  });
}, 15_000);

test("another currency is refused before anything is signed", async () => {
  const request = order(100n);
  expect(
    await shop.alipay.createPayment({ ...request, amount: Money.of(100n, "eur") }),
  ).toMatchObject({
    outcome: "rejected",
    error: { code: "currency_unsupported" },
  });
});
