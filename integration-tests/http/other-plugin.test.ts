import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { beginAtStripe, type Bought } from "../support/bought";
import { breaksOf } from "../support/breaks";
import { atStripesSide } from "../support/gateway-payments";
import { orderNumberOf } from "../support/hub-payment";
import { eventIn } from "../support/inbox";
import { atStripe } from "../support/ledgers";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { callStripe } from "../support/stripe-api";
import { VOICELESS } from "../support/stripe-events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

type Begun = Omit<Bought, "order">;

/** Nothing of ours is known of a session's payment, as before this plugin took the other one's place. */
async function forget(sessionId: string): Promise<void> {
  await shop.db.query(
    `delete from payment_hub_attempt where payment_id in
       (select id from payment_hub_payment where session_id = $1)`,
    [sessionId],
  );
  await shop.db.query("delete from payment_hub_payment where session_id = $1", [sessionId]);
}

/** A shopper at the payment page whose session `@medusajs/payment-stripe` has made. */
async function beginWithOtherPlugin(
  changes: { amount?: number; madeFor?: string; captureMethod?: "manual" } = {},
): Promise<Begun> {
  const { shopper, session } = await beginAtStripe(shop);
  const { amount = Number(session.data.amount), madeFor = session.id } = changes;
  const intent = await callStripe<Record<string, unknown>>(shop.stripe, "payment_intents", {
    form: {
      amount: String(amount),
      currency: "usd",
      "metadata[session_id]": madeFor,
      "automatic_payment_methods[enabled]": "true",
      capture_method: changes.captureMethod ?? "automatic",
    },
  });
  await forget(session.id);
  // It keeps the whole PaymentIntent as the session's data.
  await shop.db.query("update payment_session set data = $2 where id = $1", [session.id, intent]);
  return { shopper, session: { ...session, data: intent } };
}

describe("a payment that another plugin began before this one took its place", () => {
  it("becomes an order although the shopper closes the tab", async () => {
    const { shopper, session } = await beginWithOtherPlugin();
    await payAtStripe(shop.stripe, session);
    const { payment } = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(payment.captures).toHaveLength(1);
  });

  it("is completed by the storefront", async () => {
    const { shopper, session } = await beginWithOtherPlugin();
    shop.stripe.faults.add(VOICELESS);
    await payAtStripe(shop.stripe, session);
    expect((await shopper.placeOrder()).body.type).toBe("order");
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("is captured by hand where that is how it was begun", async () => {
    const { shopper, session } = await beginWithOtherPlugin({ captureMethod: "manual" });
    await payAtStripe(shop.stripe, session);
    const { payment } = await shop.merchant.orderOf(shopper.cart.email, "authorized");
    await shop.merchant.capture(payment);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("brings along what is refunded of its order in Stripe's dashboard", async () => {
    const { shopper, session } = await beginWithOtherPlugin();
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    await eventIn(shop, "processed", session.data.id);
    await forget(session.id);
    const path = `payment_intents/${String(session.data.id)}/refund`;
    await atStripesSide(shop, path, { amount: 300 });
    await eventually("the refund on the order", async () => {
      return (await refundsOf(shop.merchant, shopper.cart.email)).length > 0;
    });
    expect(await refundsOf(shop.merchant, shopper.cart.email)).toEqual([3]);
  });

  it("is quarantined and shown when it is not what the cart comes to", async () => {
    const { shopper, session } = await beginWithOtherPlugin({ amount: 100 });
    await payAtStripe(shop.stripe, session);
    expect(await eventIn(shop, "quarantined", session.data.id)).toContain("was asked for");
    expect((await shopper.placeOrder()).status).toBe(400);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    const shown = await breaksOf(shop, await orderNumberOf(shop, session));
    expect(shown).toMatchObject([{ kind: "event_stuck", state: "open" }]);
  });

  it("pays for no other session than the one that it was made for", async () => {
    const { shopper, session } = await beginWithOtherPlugin({ madeFor: "payses_another" });
    await payAtStripe(shop.stripe, session);
    await eventIn(shop, "ignored", session.data.id);
    expect((await shopper.placeOrder()).status).toBe(400);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("is canceled when the shopper chooses again, so that it cannot be paid as well", async () => {
    const { shopper, session } = await beginWithOtherPlugin();
    await shopper.pay("pp_stripe_stripe");
    expect(atStripe(shop, session).state).toBe("canceled");
  });
});
