import { randomUUID } from "node:crypto";
import { alipayGateway } from "../../src/gateways/alipay";
import { connectionOf } from "../../src/gateways/registry";
import { hasValue } from "../../src/gateways/outcome";
import { Money } from "../../src/lib/money";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtStripe } from "../support/bought";
import { eventIn } from "../support/inbox";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";
import { callStripe } from "../support/stripe-api";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

const atCheckout = (currency: "usd" | "cny") => Shopper.atCheckout(shop, regionOf(shop, currency));

/** Whatever of somebody else's payment a shopper could have got hold of. */
function ofAnother({ id, data }: PaymentSession): Record<string, unknown> {
  return {
    session_id: id,
    id: data.id,
    client_secret: data.client_secret,
    out_trade_no: data.out_trade_no,
    hub_payment_id: data.hub_payment_id,
  };
}

const FOR_THE_PLUGIN = {
  account_id: "phacc_other",
  environment: "live",
  gateway: "alipay",
  order_number: "MINE",
  reference: "MINE",
  status: "captured",
  cut_off: "99",
};

async function paymentRow(session: PaymentSession) {
  const { rows } = await shop.db.query(
    "select gateway, environment, currency, amount, account_id from payment_hub_payment where session_id = $1",
    [session.id],
  );
  return rows[0];
}

describe("a shopper who sends along what is not theirs to say, at Stripe", () => {
  const FOR_STRIPE = {
    amount: 1,
    currency: "jpy",
    confirm: true,
    off_session: true,
    capture_method: "manual",
    customer: "cus_somebody",
    application_fee_amount: 1,
    on_behalf_of: "acct_somebody",
    transfer_data: { destination: "acct_somebody" },
    payment_method_types: ["link"],
    statement_descriptor: "MINE",
    receipt_email: "somebody@example.com",
    metadata: { order_number: "MINE", session_id: "MINE" },
  };

  it("pays what the cart costs, to the account and in the way that the merchant chose", async () => {
    const honest = await (await atCheckout("usd")).pay(STRIPE);
    const shopper = await atCheckout("usd");
    const session = await shopper.pay(STRIPE, { ...FOR_THE_PLUGIN, ...FOR_STRIPE });
    const path = (of: PaymentSession) => `payment_intents/${String(of.data.id)}`;
    const made = await callStripe(shop.stripe, path(session));
    const expected = await callStripe(shop.stripe, path(honest));
    const own = ["id", "client_secret", "created", "description", "metadata"];
    const terms = (intent: object) =>
      Object.fromEntries(Object.entries(intent).filter(([name]) => !own.includes(name)));
    expect(terms(made)).toEqual(terms(expected));
    expect(made.metadata).toMatchObject({ session_id: session.id });
    expect(JSON.stringify(made.metadata)).not.toContain("MINE");
    expect(await paymentRow(session)).toEqual(await paymentRow(honest));
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("gets nothing with somebody else's payment, and does nothing to it", async () => {
    const paid = await boughtAtStripe(shop, "manual");
    const unpaid = await (await atCheckout("usd")).pay(STRIPE);
    for (const other of [paid.session, unpaid]) {
      const thief = await atCheckout("usd");
      const session = await thief.pay(STRIPE, ofAnother(other));
      expect(session.data.id).not.toBe(other.data.id);
      expect((await thief.placeOrder()).status).toBe(400);
      // Choosing anew drops the payment of the session before: one's own.
      const before = atStripe(shop, other).state;
      await thief.pay(STRIPE, ofAnother(other));
      expect(atStripe(shop, session).state).toBe("canceled");
      expect(atStripe(shop, other).state).toBe(before);
      expect(await shop.merchant.ordersOf(thief.cart.email)).toEqual([]);
    }
  });

  it("is refused a card that another customer saved, by whichever name it is asked for", async () => {
    const customer = await callStripe(shop.stripe, "customers", {
      form: { email: "owner@example.com" },
    });
    const card = await callStripe(shop.stripe, "payment_methods/pm_card_visa/attach", {
      form: { customer: String(customer.id) },
    });
    const shopper = await atCheckout("usd");
    for (const claim of [{}, { customer: customer.id }, { customer_id: customer.id }]) {
      const before = shop.stripe.ledger().payments.length;
      const refused = await shopper.choose(STRIPE, { payment_method: card.id, ...claim });
      expect(refused.status).toBe(400);
      expect(shop.stripe.ledger().payments).toHaveLength(before);
    }
  });
});

describe("a shopper who sends along what is not theirs to say, at Alipay", () => {
  const FOR_ALIPAY = {
    app_id: "2021000000000000",
    seller_id: "2088000000000000",
    total_amount: "0.01",
    subject: "MINE",
    product_code: "MINE",
    time_expire: "2099-01-01 00:00:00",
    notify_url: "https://evil.example/",
    timeout_express: "15d",
    passback_params: "MINE",
    pay_url: "https://evil.example/",
  };

  it("pays what the cart costs, to the seller who sells it", async () => {
    const shopper = await atCheckout("cny");
    const honest = await shopper.pay(ALIPAY);
    const session = await shopper.pay(ALIPAY, {
      ...FOR_THE_PLUGIN,
      ...FOR_ALIPAY,
      ...ofAnother(honest),
    });
    const made = offerOf(session);
    const expected = offerOf(honest);
    expect(made.parameters).toMatchObject({
      app_id: shop.alipay.app.app_id,
      notify_url: expected.parameters.notify_url,
    });
    expect(Object.keys(made.parameters).sort()).toEqual(Object.keys(expected.parameters).sort());
    expect(Object.keys(made.content).sort()).toEqual(Object.keys(expected.content).sort());
    expect(made.content).toMatchObject({
      total_amount: expected.content.total_amount,
      product_code: expected.content.product_code,
    });
    expect(JSON.stringify(made)).not.toMatch(/MINE|evil|2099/);
    expect(made.content.out_trade_no).not.toBe(expected.content.out_trade_no);
    expect(await paymentRow(session)).toMatchObject({ environment: "sandbox", currency: "cny" });
    await payAtAlipay(shop.alipay, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(atAlipay(shop, session)?.paid).toBe(Math.round(order.payment.amount * 100));
  });

  /** What the pay link asks Alipay for. */
  function offerOf({ data }: PaymentSession) {
    const parameters = Object.fromEntries(new URL(String(data.pay_url)).searchParams);
    const content = JSON.parse(parameters.biz_content ?? "{}") as Record<string, string>;
    return { parameters, content };
  }
});

describe("a payment whose amount at the gateway is not the order's", () => {
  it.each([
    ["less", { amount: "50" }],
    ["more", { amount: "999900" }],
    ["the same number of another currency", { currency: "jpy" }],
  ])("is not taken for the order's at Stripe: %s", async (_, form) => {
    const shopper = await atCheckout("usd");
    const session = await shopper.pay(STRIPE);
    await callStripe(shop.stripe, `payment_intents/${String(session.data.id)}`, { form });
    await payAtStripe(shop.stripe, session);
    expect(atStripe(shop, session).state).toBe("succeeded");
    const refused = await shopper.placeOrder();
    expect(refused.status).toBe(400);
    expect(await eventIn(shop, "quarantined", session.data.id)).toContain("was asked for");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("is not taken for the order's at Alipay", async () => {
    const shopper = await atCheckout("cny");
    const session = await shopper.pay(ALIPAY, { channel: "page" });
    const pay_url = await sameNumberForLess(String(session.data.out_trade_no));
    await shop.alipay.buyer.pay({ pay_url });
    expect(atAlipay(shop, session)?.paid).toBe(1);
    expect((await shopper.placeOrder()).status).toBe(400);
    const note = await eventIn(shop, "quarantined", session.data.out_trade_no);
    expect(note).toContain("was asked for");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  /** Another system with the same app's keys, or a mistake in it. */
  async function sameNumberForLess(orderNumber: string): Promise<string> {
    const { app_id, seller_id, private_key, alipay_public_key } = shop.alipay.app;
    const connection = connectionOf(alipayGateway, {
      id: randomUUID(),
      environment: "sandbox",
      merchantId: app_id,
      fields: { app_id, seller_id, private_key, alipay_public_key },
      options: {},
      endpoint: shop.alipay.url,
    });
    const outcome = await connection.createPayment({
      orderNumber,
      metadata: {},
      amount: Money.of(1n, "cny"),
      captureMethod: "automatic",
      description: "Cheaper",
      input: { channel: "page" },
      notifyUrl: `${shop.url}/hooks/payment/alipay_alipay`,
      idempotencyKey: orderNumber,
    });
    if (!hasValue(outcome)) throw new Error(outcome.error.merchantMessage);
    return String(outcome.value.sessionData.pay_url);
  }
});
