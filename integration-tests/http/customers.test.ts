import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";
import { asCustomer, customerOfIntent, savedCards, withCartToPay } from "../support/saved-card";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

async function stripeCustomers(secretKey = shop.stripe.account.secret_key) {
  const answer = await fetch(`${shop.stripe.url}/v1/customers?limit=100`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });
  const { data } = (await answer.json()) as {
    data: { id: string; name: string; metadata: { customer_id?: string } }[];
  };
  return data;
}

async function begin(as: OpenShop, data: Record<string, unknown> = {}) {
  const shopper = await Shopper.atCheckout(as, regionOf(shop, "usd"));
  return { shopper, session: await shopper.pay(STRIPE, data) };
}

describe("a logged-in customer", () => {
  it("is one customer at Stripe, however often they buy", async () => {
    const { shop: as, customerId } = await asCustomer(shop);
    const first = await begin(as);
    const second = await begin(as);
    const own = (await stripeCustomers()).filter(
      ({ metadata }) => metadata.customer_id === customerId,
    );
    expect(own).toHaveLength(1);
    expect(own[0]?.name).toBe("Wei Li");
    expect(await customerOfIntent(shop, first.session.data.id)).toBe(own[0]?.id);
    expect(await customerOfIntent(shop, second.session.data.id)).toBe(own[0]?.id);
  });

  it("is another customer at another account: the one before is never sent there", async () => {
    const { shop: as, customerId } = await asCustomer(shop);
    await begin(as);
    const other = shop.stripe.addAccount({});
    const { publishable_key, secret_key } = other;
    await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
    const { session } = await begin(as);
    const there = await stripeCustomers(secret_key);
    expect(there.map(({ metadata }) => metadata.customer_id)).toEqual([customerId]);
    expect(await customerOfIntent(shop, session.data.id, secret_key)).toBe(there[0]?.id);
    await shop.merchant.enterKeys("stripe", {
      publishable_key: shop.stripe.account.publishable_key,
      secret_key: shop.stripe.account.secret_key,
    });
  });

  it("may save the card with the payment, and pay with it the next time", async () => {
    const { shop: as } = await asCustomer(shop);
    const { session, shopper } = await begin(as, { setup_future_usage: "off_session" });
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const [saved] = await savedCards(shop, await customerOfIntent(shop, session.data.id));
    expect(saved).toMatch(/^pm_/);
    const next = await begin(as, { payment_method: saved });
    await payAtStripe(shop.stripe, next.session, { payment_method: String(saved) });
    await shop.merchant.orderOf(next.shopper.cart.email, "captured");
  });

  it("cannot pay with another customer's card", async () => {
    const { shop: owner } = await asCustomer(shop);
    const { session, shopper } = await begin(owner, { setup_future_usage: "off_session" });
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const [card] = await savedCards(shop, await customerOfIntent(shop, session.data.id));
    const { shop: thief } = await asCustomer(shop);
    const stranger = await Shopper.atCheckout(thief, regionOf(shop, "usd"));
    expect((await stranger.choose(STRIPE, { payment_method: card })).status).toBe(400);
  });
});

describe("a customer that was deleted at Stripe", () => {
  it("is made again, and can pay", async () => {
    const { shop: as } = await asCustomer(shop);
    const { session } = await begin(as);
    const gone = await customerOfIntent(shop, session.data.id);
    await fetch(`${shop.stripe.url}/v1/customers/${gone}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${shop.stripe.account.secret_key}` },
    });
    const next = await begin(as);
    const present = await customerOfIntent(shop, next.session.data.id);
    expect(present).toMatch(/^cus_/);
    expect(present).not.toBe(gone);
    await payAtStripe(shop.stripe, next.session);
    await shop.merchant.orderOf(next.shopper.cart.email, "captured");
  });
});

describe("a saved card", () => {
  it("is charged by the merchant while its owner is away, and the order is placed", async () => {
    const { charge, shopper, amount } = await withCartToPay(shop, "pm_card_visa");
    expect((await expectStatus(charge())).charge.status).toBe("captured");
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.amount).toBe(amount);
    expect(order.payment.captures).toHaveLength(1);
  });

  it("of another customer is not charged", async () => {
    const { saved } = await withCartToPay(shop, "pm_card_visa");
    const { charge, shopper } = await withCartToPay(shop, "pm_card_visa");
    const refused = await charge({ payment_method: saved });
    expect(refused.status).toBe(400);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("is never charged because a storefront says that its owner is away", async () => {
    const { shop: as } = await asCustomer(shop);
    const { session, shopper } = await begin(as, { setup_future_usage: "off_session" });
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const [saved] = await savedCards(shop, await customerOfIntent(shop, session.data.id));
    const next = await begin(as, { payment_method: saved, off_session: true, confirm: true });
    expect(next.session.data.status).toBe("requires_confirmation");
  });
});

describe("a guest", () => {
  it("pays without becoming a customer at Stripe", async () => {
    const before = (await stripeCustomers()).length;
    const { session } = await begin(shop);
    expect(await customerOfIntent(shop, session.data.id)).toBeNull();
    expect(await stripeCustomers()).toHaveLength(before);
  });
});
