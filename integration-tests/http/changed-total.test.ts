import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { execScript } from "../support/exec-script";
import { openShop, type OpenShop } from "../support/open-shop";

// Medusa itself deletes a session whose total changes; this is for code that updates it in place.
const UPDATE_SESSION = `
exports.default = async ({ container, args: [id, amount] }) => {
  const payments = container.resolve("payment");
  const session = await payments.retrievePaymentSession(id);
  const { data, currency_code } = session;
  await payments.updatePaymentSession({ id, data, currency_code, amount: Number(amount) });
};`;

const encryptionKey = randomBytes(32).toString("base64");

let shop: OpenShop;
let folder: string;
beforeAll(async () => {
  shop = await openShop({ env: { PAYMENT_HUB_ENCRYPTION_KEY: encryptionKey } });
  folder = await mkdtemp(path.join(tmpdir(), "payment-hub-"));
  await writeFile(path.join(folder, "update-session.js"), UPDATE_SESSION);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await shop?.stop();
});

async function changeTotal(session: PaymentSession, amount: number) {
  return execScript(shop, path.join(folder, "update-session.js"), [session.id, String(amount)], {
    PAYMENT_HUB_ENCRYPTION_KEY: encryptionKey,
  });
}

describe("a session whose total is changed in place", () => {
  it("keeps its PaymentIntent at Stripe, with the new amount", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const before = await shopper.pay("pp_stripe_stripe");
    expect((await changeTotal(before, 77.5)).code).toBe(0);
    const after = await shopper.session();
    expect(after?.data.id).toBe(before.data.id);
    const ledger = shop.stripe.ledger().payments;
    expect(ledger.find((entry) => entry.payment_intent === before.data.id)?.amount).toBe(7750);
  });

  it("gets another number at Alipay, and the old one is closed", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const before = await shopper.pay("pp_alipay_alipay", { channel: "qr" });
    shop.alipay.buyer.scan({ qr_code: String(before.data.qr_code) });
    expect((await changeTotal(before, 300)).code).toBe(0);
    const after = await shopper.session();
    expect(after?.data).toMatchObject({ channel: "qr", qr_code: expect.any(String) });
    expect(after?.data.out_trade_no).not.toBe(before.data.out_trade_no);
    const trade = shop.alipay
      .ledger()
      .trades.find(({ out_trade_no }) => out_trade_no === before.data.out_trade_no);
    expect(trade?.state).toBe("TRADE_CLOSED");
    expect(() => shop.alipay.buyer.pay({ qr_code: String(before.data.qr_code) })).toThrow();
  });

  it("is refused once it is paid, and stays as it was", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay("pp_stripe_stripe");
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect((await changeTotal(session, 1)).code).not.toBe(0);
    const after = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(after.payment.amount).toBe(order.payment.amount);
  });

  it("is refused at Alipay once it is paid", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay("pp_alipay_alipay", { channel: "qr" });
    await payAtAlipay(shop.alipay, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect((await changeTotal(session, 1)).code).not.toBe(0);
    const after = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(after.payment.amount).toBe(order.payment.amount);
  });
});
