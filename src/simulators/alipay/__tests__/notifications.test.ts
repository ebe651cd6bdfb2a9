import { createVerify } from "node:crypto";
import type { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { control, newNumber, now, openShop, paidByQr, sdkFor, v3, type Shop } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;
let shop: Shop;

beforeAll(async () => {
  sim = await startAlipaySimulator({ retryDelaysMs: [10, 10, 10] });
  sdk = sdkFor(sim);
});
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());
afterAll(() => sim.close());

async function wapOrder(): Promise<string> {
  const out_trade_no = newNumber();
  const pay_url = sdk.pageExecute("alipay.trade.wap.pay", "GET", {
    timestamp: now(),
    notifyUrl: shop.url,
    bizContent: {
      ...{ out_trade_no, subject: "A", total_amount: "10.00", product_code: "QUICK_WAP_WAY" },
      passback_params: "a%3D1%26b%3D2",
    },
  });
  sim.buyer.scan({ pay_url });
  return out_trade_no;
}

it("sends a payment with Alipay's content type, all its fields and a signature over them", async () => {
  const out_trade_no = await wapOrder();
  sim.buyer.pay({ out_trade_no });
  const [message] = await shop.wait(1);
  expect(message?.headers["content-type"]).toBe(
    "application/x-www-form-urlencoded; text/html; charset=UTF-8",
  );
  expect(message?.fields).toMatchObject({
    notify_type: "trade_status_sync",
    app_id: sim.app.app_id,
    auth_app_id: sim.app.app_id,
    seller_id: sim.app.seller_id,
    out_trade_no,
    trade_status: "TRADE_SUCCESS",
    total_amount: "10.00",
    receipt_amount: "10.00",
    buyer_pay_amount: "10.00",
    invoice_amount: "10.00",
    point_amount: "0.00",
    subject: "A",
    passback_params: "a%3D1%26b%3D2",
    fund_bill_list: '[{"amount":"10.00","fundChannel":"ALIPAYACCOUNT"}]',
    charset: "UTF-8",
    version: "1.0",
    sign_type: "RSA2",
  });
  expect(message?.fields["gmt_payment"]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(sdk.checkNotifySignV2(message?.fields)).toBe(true);
  expect(sdk.checkNotifySignV2({ ...message?.fields, total_amount: "1.00" })).toBe(false);
});

it("comes again under the same notify_id until the shop answers 200 and exactly success", async () => {
  shop.answers.push(
    { status: 500, body: "success" },
    { status: 200, body: "SUCCESS" },
    { status: 200, body: "success\n" },
  );
  await paidByQr(sim, sdk, { notify_url: shop.url });
  const messages = await shop.wait(4);
  expect(messages).toHaveLength(4);
  expect(new Set(messages.map(({ fields }) => fields["notify_id"])).size).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(shop.received).toHaveLength(4);
  expect(sim.deliveries().at(-1)).toMatchObject({ type: "TRADE_SUCCESS", state: "delivered" });
});

it("tells a partial refund as TRADE_SUCCESS again and the last one as TRADE_CLOSED", async () => {
  const out_trade_no = await paidByQr(sim, sdk, { notify_url: shop.url });
  await v3(sdk, "refund", { out_trade_no, refund_amount: "8.88", out_request_no: "r1" });
  sim.clock.advance(3_000);
  await v3(sdk, "refund", { out_trade_no, refund_amount: "80.00", out_request_no: "r2" });
  const messages = (await shop.wait(3)).map(({ fields }) => fields);
  const of = (request: string) => messages.find(({ out_biz_no }) => out_biz_no === request);
  expect(of("r1")).toMatchObject({ trade_status: "TRADE_SUCCESS", refund_fee: "8.88" });
  expect(of("r2")).toMatchObject({ trade_status: "TRADE_CLOSED", refund_fee: "88.88" });
  expect(of("r2")?.["gmt_refund"]).toMatch(/^[\d-]{10} [\d:]{8}\.\d{3}$/);
  expect(messages.every((fields) => sdk.checkNotifySignV2(fields))).toBe(true);
});

it("names the trade where a refund of the merchant's console has no number", async () => {
  const out_trade_no = await paidByQr(sim, sdk, { notify_url: shop.url });
  await control(sim, `trades/${out_trade_no}/refund`, { amount: "8.88" });
  sim.clock.advance(3_000);
  sim.office.refund(out_trade_no, "10.00");
  sim.clock.advance(3_000);
  sim.office.refund(out_trade_no, "70.00", "mine");
  const messages = (await shop.wait(4)).map(({ fields }) => fields);
  const refunds = messages.filter(({ refund_fee }) => refund_fee);
  expect(refunds.map(({ refund_fee }) => refund_fee).sort()).toEqual(["18.88", "8.88", "88.88"]);
  const trade_no = messages[0]?.["trade_no"];
  expect(refunds.map(({ out_biz_no }) => out_biz_no).sort()).toEqual(
    [trade_no, trade_no, "mine"].sort(),
  );
  const found = (out_request_no: string) =>
    v3(sdk, "fastpay/refund/query", { out_trade_no, out_request_no });
  expect(await found(out_trade_no)).toMatchObject({ refund_amount: "8.88" });
  expect(await found(trade_no ?? "")).toEqual({});
  const tooMuch = await control(sim, `trades/${out_trade_no}/refund`, { amount: "0.01" });
  expect(tooMuch.status).toBe(409);
});

it("tells closing and finishing for a phone's payment but not for a QR code's", async () => {
  const closed = await wapOrder();
  await v3(sdk, "close", { out_trade_no: closed });
  const finished = await wapOrder();
  sim.buyer.pay({ out_trade_no: finished });
  sim.office.finishTrade(finished);
  const quiet = await paidByQr(sim, sdk, { notify_url: shop.url });
  sim.office.finishTrade(quiet);
  const messages = (await shop.wait(4)).map(({ fields }) => fields);
  const statesOf = (number: string) =>
    messages
      .filter(({ out_trade_no }) => out_trade_no === number)
      .map(({ trade_status }) => trade_status)
      .sort();
  expect(statesOf(closed)).toEqual(["TRADE_CLOSED"]);
  expect(statesOf(finished)).toEqual(["TRADE_FINISHED", "TRADE_SUCCESS"]);
  expect(statesOf(quiet)).toEqual(["TRADE_SUCCESS"]);
});

it("closes an expired trade without being asked, and tells the shop", async () => {
  const out_trade_no = await wapOrder();
  sim.clock.advance(15 * 86_400_000 + 1);
  const [message] = await shop.wait(1);
  expect(message?.fields).toMatchObject({ out_trade_no, trade_status: "TRADE_CLOSED" });
});

it("sends what a webhook fault spoils with a signature that does not verify", async () => {
  sim.faults.add({ kind: "bad_signature", target: "webhook", path: "TRADE_SUCCESS" });
  await paidByQr(sim, sdk, { notify_url: shop.url });
  const [message] = await shop.wait(1);
  expect(message?.fields["sign"]).toMatch(/^[A-Za-z0-9+/]{342}==$/);
  expect(sdk.checkNotifySignV2(message?.fields)).toBe(false);
});

it("sends GBK when told to, signed over the GBK bytes", async () => {
  sim.office.setNotifyCharset("gbk");
  await paidByQr(sim, sdk, { notify_url: shop.url });
  sim.office.setNotifyCharset("utf-8");
  const [message] = await shop.wait(1);
  expect(message?.headers["content-type"]).toBe(
    "application/x-www-form-urlencoded; text/html; charset=GBK",
  );
  expect(message?.raw).toContain("subject=%CA%D6%BB%FA%BF%C7");
  const bytes = (value: string): string =>
    value
      .replaceAll("+", " ")
      .replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const pairs = (message?.raw ?? "").split("&").map((pair) => bytes(pair.replace("=", "\u0000")));
  const content = pairs
    .filter((pair) => !/^sign(_type)?\u0000/.test(pair))
    .map((pair) => pair.replace("\u0000", "="))
    .sort()
    .join("&");
  const key = `-----BEGIN PUBLIC KEY-----\n${sim.app.alipay_public_key}\n-----END PUBLIC KEY-----`;
  const verified = createVerify("RSA-SHA256")
    .update(Buffer.from(content, "latin1"))
    .verify(key, message?.fields["sign"] ?? "", "base64");
  expect(verified).toBe(true);
});

it("tells nobody about a payment that named no address", async () => {
  const before = sim.deliveries().length;
  await paidByQr(sim, sdk);
  expect(sim.deliveries()).toHaveLength(before);
});
