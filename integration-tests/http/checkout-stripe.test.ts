import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtStripe } from "../support/bought";
import { atStripe } from "../support/ledgers";
import { capturesOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

const usa = () => regionOf(shop, "usd");
const ledger = (session: PaymentSession) => atStripe(shop, session);
const authorizedOrder = () => boughtAtStripe(shop, "manual");
const capturedOrder = () => boughtAtStripe(shop);

describe("a payment session", () => {
  it("carries what Medusa's storefront starter reads, and nothing secret", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    expect(session).toMatchObject({
      status: "pending",
      data: {
        id: expect.stringMatching(/^pi_/),
        client_secret: expect.stringMatching(/^pi_.*_secret_/),
        publishable_key: shop.stripe.account.publishable_key,
        environment: "sandbox",
      },
    });
    expect(JSON.stringify(session)).not.toContain(shop.stripe.account.secret_key);
  });

  it("is bound to account, amount and currency, whatever the shopper sends along", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const honest = await shopper.pay(STRIPE);
    const session = await shopper.pay(STRIPE, {
      account_id: "phacc_other",
      environment: "live",
      amount: 1,
      currency: "jpy",
      id: "pi_of_somebody_else",
      hub_payment_id: "phpay_of_somebody_else",
      capture_method: "manual",
    });
    expect(session.data.environment).toBe("sandbox");
    expect(session.data.id).not.toBe("pi_of_somebody_else");
    expect(ledger(session)).toMatchObject({ currency: "usd", amount: ledger(honest).amount });
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("is refused when its input is wrong, and says which", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const refused = await shopper.choose(STRIPE, { setup_future_usage: "always" });
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("setup_future_usage");
  });

  it("cannot be completed before it is paid, and can be afterwards", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    const early = await shopper.placeOrder();
    expect(early).toMatchObject({ status: 400, body: { type: "not_allowed" } });
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("follows the total: the old intent is canceled, the new one has the new amount", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const before = await shopper.pay(STRIPE);
    await shopper.addOneMore();
    const after = await shopper.pay(STRIPE);
    expect(after.data.id).not.toBe(before.data.id);
    expect(ledger(before).state).toBe("canceled");
    expect(ledger(after).amount).toBeGreaterThan(Number(ledger(before).amount));
  });

  it("that has been paid cannot lose its payment to a change of the cart", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    shop.stripe.faults.add({ kind: "drop_before", target: "webhook", times: 50 });
    await payAtStripe(shop.stripe, session);
    shop.stripe.faults.clear();
    await expect(shopper.addOneMore()).rejects.toThrow("expected 200");
    const placed = await expectStatus(shopper.placeOrder());
    expect(placed.type).toBe("order");
    const [order, ...more] = await shop.merchant.ordersOf(shopper.cart.email);
    expect(more).toEqual([]);
    expect(Number(order?.total) * 100).toBe(Number(ledger(session).captured));
  });

  it("is refused plainly when Stripe is down, and the cart stays usable", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    shop.stripe.faults.add({ kind: "error", path: "/v1/payment_intents", status: 503, times: 9 });
    const refused = await shopper.choose(STRIPE);
    expect(refused.status).toBe(400);
    expect(refused.body.message).not.toMatch(/unknown error/i);
    shop.stripe.faults.clear();
    await payAtStripe(shop.stripe, await shopper.pay(STRIPE));
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});

describe("3-D Secure", () => {
  it("failed leaves no order; passed with another try makes one", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    const card = { payment_method: "pm_card_threeDSecure2Required" };
    await payAtStripe(shop.stripe, session, { ...card, three_d_secure: "fail" });
    expect((await shopper.placeOrder()).status).toBe(400);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    await payAtStripe(shop.stripe, session, { ...card, three_d_secure: "succeed" });
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});

describe("an authorized payment", () => {
  it("is captured in part, and the rest is released", async () => {
    const { order, session } = await authorizedOrder();
    await expectStatus(shop.merchant.capture(order.payment, 10));
    expect(ledger(session)).toMatchObject({ captured: 1000, refunded: 0 });
    expect(Number(ledger(session).released)).toBe(Number(ledger(session).amount) - 1000);
    expect(await capturesOf(shop.merchant, order.email)).toEqual([10]);
  });

  it("is captured once when the first answer is lost and the admin clicks again", async () => {
    const { order, session } = await authorizedOrder();
    shop.stripe.faults.add({ kind: "drop_after", path: "/v1/payment_intents/*/capture", times: 2 });
    const lost = await shop.merchant.capture(order.payment);
    expect(lost.status).toBe(400);
    expect(JSON.stringify(lost.body)).toContain("being checked");
    await shop.merchant.capture(order.payment);
    const after = await shop.merchant.orderOf(order.email, "captured");
    expect(after.payment.captures).toHaveLength(1);
    expect(ledger(session).captured).toBe(ledger(session).amount);
  });

  it("is released when the order is cancelled", async () => {
    const { order, session } = await authorizedOrder();
    await expectStatus(shop.merchant.cancelOrder(order));
    expect(ledger(session)).toMatchObject({ state: "canceled", captured: 0 });
  });
});

describe("a captured payment", () => {
  it("is refunded once when the first answer is lost and the admin clicks again", async () => {
    const { order, session } = await capturedOrder();
    shop.stripe.faults.add({ kind: "drop_after", method: "POST", path: "/v1/refunds", times: 2 });
    const lost = await shop.merchant.refund(order.payment, 5);
    expect(lost.status).toBe(400);
    expect(lost.body.message).toContain("being checked");
    await expectStatus(shop.merchant.refund(order.payment, 5));
    expect(ledger(session).refunded).toBe(500);
    const after = await shop.merchant.orderOf(order.email, "partially_refunded");
    expect(after.payment.refunds.map(({ amount }) => amount)).toEqual([5]);
  });

  it("is not refunded beyond what was captured, even by two clicks at once", async () => {
    const { order, session } = await capturedOrder();
    const most = order.payment.amount - 1;
    const replies = await Promise.all([
      shop.merchant.refund(order.payment, most),
      shop.merchant.refund(order.payment, most),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(Number(ledger(session).refunded)).toBe(most * 100);
  });

  it("takes two equal refunds, one after the other, as two", async () => {
    const { order, session } = await capturedOrder();
    await expectStatus(shop.merchant.refund(order.payment, 2));
    await expectStatus(shop.merchant.refund(order.payment, 2));
    expect(ledger(session).refunded).toBe(400);
  });

  it.each([0, -5])("refuses a refund of %s", async (amount) => {
    const { order, session } = await capturedOrder();
    expect((await shop.merchant.refund(order.payment, amount)).status).toBe(400);
    expect(ledger(session).refunded).toBe(0);
  });

  it("is refunded when its order is cancelled", async () => {
    const { order, session } = await capturedOrder();
    await expectStatus(shop.merchant.cancelOrder(order));
    expect(ledger(session).refunded).toBe(ledger(session).captured);
  });
});

describe("a payment in flight", () => {
  it("keeps its account when another merchant's keys are entered, refunds included", async () => {
    const { order, session } = await capturedOrder();
    const other = shop.stripe.addAccount({});
    const { publishable_key, secret_key } = other;
    await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
    await expectStatus(shop.merchant.refund(order.payment, 3));
    expect(ledger(session)).toMatchObject({ account: shop.stripe.account.id, refunded: 300 });
    const next = await (await Shopper.atCheckout(shop, usa())).pay(STRIPE);
    expect(ledger(next).account).toBe(other.id);
    await shop.merchant.enterKeys("stripe", {
      publishable_key: shop.stripe.account.publishable_key,
      secret_key: shop.stripe.account.secret_key,
    });
  });

  it("is finished although the gateway was switched off meanwhile", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    await expectStatus(shop.merchant.change("stripe", { enabled: false }));
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const refused = await (await Shopper.atCheckout(shop, usa())).choose(STRIPE);
    expect(refused.status).toBe(400);
    await expectStatus(shop.merchant.change("stripe", { enabled: true }));
  });
});
