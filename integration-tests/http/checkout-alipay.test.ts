import { payAtAlipay } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtAlipay } from "../support/bought";
import { atAlipay } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY } from "../support/providers";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());
afterEach(() => shop.alipay.faults.clear());

const china = () => regionOf(shop, "cny");
const trade = (session: PaymentSession) => atAlipay(shop, session);
const paidOrder = () => boughtAtAlipay(shop);

describe("an Alipay session", () => {
  it.each([
    ["page", "pay_url"],
    ["wap", "pay_url"],
    ["qr", "qr_code"],
    ["app", "order_string"],
  ])("for %s gives the storefront a %s", async (channel, output) => {
    const shopper = await Shopper.atCheckout(shop, china());
    const { data } = await shopper.pay(ALIPAY, { channel });
    expect(data).toMatchObject({
      channel,
      out_trade_no: expect.stringMatching(/^[A-Z0-9]{1,32}$/),
      expires_at: expect.stringMatching(/^\d{4}-/),
      [output]: expect.any(String),
    });
    const others = ["pay_url", "qr_code", "order_string"].filter((name) => name !== output);
    for (const name of others) expect(data[name]).toBeNull();
  });

  it("is for the page when no channel is named, and refuses one that does not exist", async () => {
    const shopper = await Shopper.atCheckout(shop, china());
    expect((await shopper.pay(ALIPAY)).data.channel).toBe("page");
    const refused = await shopper.choose(ALIPAY, { channel: "fax" });
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("channel");
  });

  it("takes a return address on the store's list, and no other", async () => {
    const shopper = await Shopper.atCheckout(shop, china());
    const session = await shopper.pay(ALIPAY, { return_url: "http://localhost:8000/cn/back" });
    expect(decodeURIComponent(String(session.data.pay_url))).toContain("localhost:8000/cn/back");
    for (const return_url of ["https://evil.example/", "javascript:alert(1)", "//evil.example"]) {
      expect((await shopper.choose(ALIPAY, { return_url })).status).toBe(400);
    }
  });

  it("ignores whatever else the shopper sends, and asks for the cart's total", async () => {
    const shopper = await Shopper.atCheckout(shop, china());
    const session = await shopper.pay(ALIPAY, {
      channel: "qr",
      total_amount: "0.01",
      out_trade_no: "MINE",
      qr_code: "https://evil.example",
      seller_id: "2088000000000000",
    });
    expect(session.data.out_trade_no).not.toBe("MINE");
    expect(session.data.qr_code).not.toContain("evil");
    await payAtAlipay(shop.alipay, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(trade(session)?.paid).toBe(order.payment.amount * 100);
  });

  it("is refused for a currency that Alipay does not charge", async () => {
    const usa = regionOf(shop, "usd");
    const path = `/admin/regions/${usa.id}`;
    await expectStatus(shop.admin.post(path, { payment_providers: [ALIPAY, "pp_stripe_stripe"] }));
    const refused = await (await Shopper.atCheckout(shop, usa)).choose(ALIPAY);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("CNY");
  });

  it("completed by the storefront before the buyer paid makes no order", async () => {
    const shopper = await Shopper.atCheckout(shop, china());
    await shopper.pay(ALIPAY, { channel: "qr" });
    expect((await shopper.placeOrder()).status).toBe(400);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("keeps its pay link after an early look at it", async () => {
    const shopper = await Shopper.atCheckout(shop, china());
    await shopper.pay(ALIPAY, { channel: "page" });
    await shopper.placeOrder();
    const session = await shopper.session();
    expect(session?.data.pay_url).toEqual(expect.stringContaining("http"));
  });
});

describe("a paid Alipay order", () => {
  it("is refunded in parts until nothing is left", async () => {
    const { order, session } = await paidOrder();
    await expectStatus(shop.merchant.refund(order.payment, 10.01));
    await expectStatus(shop.merchant.refund(order.payment, 20));
    expect(trade(session)?.refunded).toBe(3001);
    const rest = Math.round((order.payment.amount - 30.01) * 100) / 100;
    await expectStatus(shop.merchant.refund(order.payment, rest));
    await shop.merchant.orderOf(order.email, "refunded");
    expect(trade(session)?.refunded).toBe(trade(session)?.paid);
  });

  it("is refunded once when the answer is lost and the admin clicks again", async () => {
    const { order, session } = await paidOrder();
    shop.alipay.faults.add({ kind: "drop_after", path: "/v3/alipay/trade/refund", times: 2 });
    shop.alipay.faults.add({ kind: "drop_before", path: "/v3/alipay/trade/fastpay/*", times: 9 });
    const lost = await shop.merchant.refund(order.payment, 5);
    expect(lost.status).toBe(400);
    shop.alipay.faults.clear();
    await expectStatus(shop.merchant.refund(order.payment, 5));
    expect(trade(session)?.refunded).toBe(500);
  });

  it("is refunded when its order is cancelled", async () => {
    const { order, session } = await paidOrder();
    await expectStatus(shop.merchant.cancelOrder(order));
    expect(trade(session)?.refunded).toBe(trade(session)?.paid);
  });
});
