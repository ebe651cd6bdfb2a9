import type { AlipaySdk } from "alipay-sdk";
import { formatBeijing, startAlipaySimulator, type AlipaySimulator } from "..";
import { control, newNumber, now, pageUrl, QR_ORDER, sdkFor, v3 } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;
const RETURN = "http://shop.example/back?cart=1";

beforeAll(async () => {
  sim = await startAlipaySimulator({ app: { name: "Tea & <Cups>" } });
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

async function open(url: string): Promise<{ status: number; html: string }> {
  const response = await fetch(url);
  return { status: response.status, html: await response.text() };
}

async function press(html: string, action: "pay" | "cancel"): Promise<Response> {
  const [, path] = new RegExp(`action="(/cashier/[^"]+/${action})"`).exec(html) ?? [];
  return fetch(`${sim.url}${path}`, { method: "POST", redirect: "manual" });
}

it("shows what is to be paid, creates no trade, and after Pay returns with a signature", async () => {
  const out_trade_no = newNumber();
  const { html } = await open(pageUrl(sdk, { out_trade_no }, { returnUrl: RETURN }));
  expect(html).toContain("¥88.88");
  expect(html).toContain("手机壳 + &#39;co&#39;");
  expect(html).toContain("Tea &amp; &lt;Cups&gt;");
  await expect(v3(sdk, "query", { out_trade_no })).rejects.toMatchObject({
    code: "ACQ.TRADE_NOT_EXIST",
  });

  const back = await press(html, "pay");
  expect(back.status).toBe(303);
  const { cart, ...fields } = Object.fromEntries(
    new URL(back.headers.get("location") ?? "").searchParams,
  );
  expect(cart).toBe("1");
  expect(fields).toMatchObject({
    out_trade_no,
    method: "alipay.trade.page.pay.return",
    seller_id: sim.app.seller_id,
    total_amount: "88.88",
  });
  expect(fields).not.toHaveProperty("trade_status");
  expect(sdk.checkNotifySignV2(fields)).toBe(true);
  expect(sdk.checkNotifySignV2({ ...fields, total_amount: "0.01" })).toBe(false);
  expect(await v3(sdk, "query", { out_trade_no })).toMatchObject({ trade_status: "TRADE_SUCCESS" });
  expect((await press(html, "pay")).status).toBe(400);
});

it("takes the SDK's POST form as well", async () => {
  const out_trade_no = newNumber();
  const bizContent = {
    ...{ out_trade_no, subject: "A", total_amount: "1.00" },
    product_code: "FAST_INSTANT_TRADE_PAY",
  };
  const form = sdk.pageExecute("alipay.trade.page.pay", "POST", { timestamp: now(), bizContent });
  const [, action = ""] = /action="([^"]+)"/.exec(form) ?? [];
  const [, biz = ""] = /name="biz_content" value="([^"]+)"/.exec(form) ?? [];
  const [, version = ""] = /name="alipay_sdk" value="([^"]+)"/.exec(form) ?? [];
  const body = new URLSearchParams({
    biz_content: biz.replaceAll("&quot;", '"'),
    alipay_sdk: version,
  });
  expect(await (await fetch(action, { method: "POST", body })).text()).toContain("¥1.00");
});

it("leaves the order payable when the buyer cancels, and a phone's goes to quit_url", async () => {
  const out_trade_no = newNumber();
  const link = sdk.pageExecute("alipay.trade.wap.pay", "GET", {
    timestamp: now(),
    bizContent: {
      ...{ out_trade_no, subject: "A", total_amount: "1.00", product_code: "QUICK_WAP_WAY" },
      quit_url: "http://shop.example/cart",
    },
  });
  const { html } = await open(link);
  const left = await press(html, "cancel");
  expect(left.headers.get("location")).toBe("http://shop.example/cart");
  expect(sim.buyer.pay({ out_trade_no }).trade).toMatchObject({ paid: 100 });
});

it("shows a page with the code when the link is not right", async () => {
  const link = new URL(pageUrl(sdk, { out_trade_no: newNumber() }));
  link.searchParams.set("biz_content", "{}");
  const { status, html } = await open(link.toString());
  expect(status).toBe(400);
  expect(html).toContain("isv.invalid-signature");
  const past = { out_trade_no: newNumber(), time_expire: formatBeijing(Date.now() - 1) };
  expect((await open(pageUrl(sdk, past))).html).toContain("ACQ.INVALID_PARAMETER");
});

it("refuses a second link with another total once the first was opened, and one for a paid number", async () => {
  const out_trade_no = newNumber();
  await open(pageUrl(sdk, { out_trade_no }));
  const dearer = pageUrl(sdk, { out_trade_no, total_amount: "99.00" });
  expect((await open(dearer)).html).toContain("ACQ.CONTEXT_INCONSISTENT");
  sim.buyer.pay({ out_trade_no });
  expect((await open(dearer)).html).toContain("ACQ.TRADE_HAS_SUCCESS");
});

it("tells a buyer who comes back after the expiry that the trade is closed", async () => {
  const { private_key, alipay_private_key } = sim.app;
  const app = { app_private_key: private_key, alipay_private_key };
  const own = await startAlipaySimulator({ app });
  const time_expire = formatBeijing(Date.now() + 60_000);
  const [seen, unseen] = [newNumber(), newNumber()];
  const link = (out_trade_no: string) => pageUrl(sdkFor(own), { out_trade_no, time_expire });
  own.buyer.scan({ pay_url: link(seen) });
  own.clock.advance(61_000);
  expect(() => own.buyer.pay({ pay_url: link(seen) })).toThrow("ACQ.TRADE_HAS_CLOSE");
  expect(() => own.buyer.pay({ pay_url: link(unseen) })).toThrow("ACQ.INVALID_PARAMETER");
  await own.close();
});

it("opens a cashier page behind the QR code's own address", async () => {
  const out_trade_no = newNumber();
  const { qr_code } = await v3(sdk, "precreate", { out_trade_no, ...QR_ORDER });
  const { html } = await open(String(qr_code));
  expect(html).toContain("¥88.88");
  expect(await (await press(html, "pay")).text()).toContain("Payment successful");
});

it("lets control pay by link, order string, code and number", async () => {
  const out_trade_no = newNumber();
  const paid = await control(sim, "buyer/pay", {
    pay_url: pageUrl(sdk, { out_trade_no }, { returnUrl: RETURN }),
  });
  expect(paid.body).toMatchObject({ trade: { out_trade_no, paid: 8888, refunded: 0 } });
  expect(paid.body["return_url"]).toMatch(/^http:\/\/shop\.example\/back\?cart=1&/);
  const twice = await control(sim, "buyer/pay", { out_trade_no });
  expect(twice).toMatchObject({ status: 409 });
  expect(twice.body["error"]).toMatch(/^ACQ.TRADE_HAS_SUCCESS/);
  expect((await control(sim, "buyer/pay", {})).status).toBe(400);
  expect((await control(sim, "buyer/pay", { out_trade_no: "none" })).status).toBe(404);
});

it("verifies an app's order string: the app opens it, then pays", async () => {
  const out_trade_no = newNumber();
  const order_string = sdk.sdkExecute("alipay.trade.app.pay", {
    timestamp: now(),
    bizContent: {
      ...{ out_trade_no, subject: "茶 100% +", total_amount: "9.90" },
      product_code: "QUICK_MSECURITY_PAY",
    },
  });
  expect((await control(sim, "buyer/app", { order_string })).body).toMatchObject({
    trade: { out_trade_no, state: "WAIT_BUYER_PAY" },
  });
  expect((await control(sim, "buyer/pay", { order_string })).body).toMatchObject({
    trade: { state: "TRADE_SUCCESS", total: 990 },
  });
  const forged = order_string.replace("9.90", "0.90");
  expect((await control(sim, "buyer/app", { order_string: forged })).body["error"]).toMatch(
    /^isv.invalid-signature/,
  );
});
