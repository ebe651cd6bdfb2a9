import type { Say } from "./story";
import { payAtStripe } from "./buyers";
import { expectEqual, expectStatus, regionOf, type Shop } from "./context";
import type { Merchant } from "./merchant";
import { Shopper } from "./shopper";
import { allChecksPass, enterStripeKeys, liveIsRefused, switchOn } from "./set-up";

const PROVIDER = "pp_stripe_stripe";

/** Everything a merchant's first day with Stripe has in it. */
export async function stripeStory(shop: Shop, merchant: Merchant, say: Say): Promise<void> {
  const usa = regionOf(shop, "usd");
  await say("Stripe: not set up yet, refused plainly", async () => {
    const shopper = await Shopper.atCheckout(shop, usa);
    const refused = await shopper.choose(PROVIDER);
    expectEqual("status", refused.status, 400);
    return refused.body.message;
  });
  const account = await say("Stripe: keys entered", () => enterStripeKeys(shop, merchant));
  await say("Stripe: connection checked", () => allChecksPass(merchant, "stripe", account));
  await say("Stripe: switched on", () => switchOn(merchant, "stripe"));

  const order = await say("Stripe: bought, webhook placed the order, captured", async () => {
    const shopper = await Shopper.atCheckout(shop, usa, 2);
    await payAtStripe(shop.stripe, await shopper.pay(PROVIDER));
    return merchant.orderOf(shopper.cart.email, "captured");
  });
  await say("Stripe: partly refunded", async () => {
    await expectStatus(merchant.refund(order.payment, 1.5));
    return merchant.orderOf(order.email, "partially_refunded");
  });
  await say("Stripe: refunded in full", async () => {
    await expectStatus(merchant.refund(order.payment, order.payment.amount - 1.5));
    return merchant.orderOf(order.email, "refunded");
  });
  await say("Stripe: 3-D Secure passed, order placed by the storefront", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "jpy"));
    const card = { payment_method: "pm_card_threeDSecure2Required" } as const;
    await payAtStripe(shop.stripe, await shopper.pay(PROVIDER), {
      ...card,
      three_d_secure: "succeed",
    });
    const placed = await expectStatus(shopper.placeOrder());
    expectEqual("answer", placed.type, "order");
    return merchant.orderOf(shopper.cart.email, "captured");
  });
  await say("Stripe: declined card, no order; another card, one order", async () => {
    const shopper = await Shopper.atCheckout(shop, usa);
    const session = await shopper.pay(PROVIDER);
    await payAtStripe(shop.stripe, session, { payment_method: "pm_card_visa_chargeDeclined" });
    expectEqual("orders", (await merchant.ordersOf(shopper.cart.email)).length, 0);
    await payAtStripe(shop.stripe, session);
    return merchant.orderOf(shopper.cart.email, "captured");
  });
  await manualCapture(shop, merchant, say);
  await say("Stripe: live refused without live keys", () => liveIsRefused(merchant, "stripe"));
}

async function manualCapture(shop: Shop, merchant: Merchant, say: Say): Promise<void> {
  const usa = regionOf(shop, "usd");
  const authorized = async () => {
    const shopper = await Shopper.atCheckout(shop, usa);
    await payAtStripe(shop.stripe, await shopper.pay(PROVIDER));
    return merchant.orderOf(shopper.cart.email, "authorized");
  };
  await expectStatus(merchant.change("stripe", { capture_method: "manual" }));
  const kept = await say("Stripe: authorized only (manual capture)", authorized);
  await say("Stripe: captured by the merchant", async () => {
    await expectStatus(merchant.capture(kept.payment));
    return merchant.orderOf(kept.email, "captured");
  });
  const unwanted = await say("Stripe: authorized again", authorized);
  await say("Stripe: order cancelled before capture, authorization released", async () => {
    await expectStatus(merchant.cancelOrder(unwanted));
    const canceled = await merchant.orderOf(unwanted.email, "canceled");
    const ledger = shop.stripe.ledger().payments;
    const released = ledger.filter(({ state }) => state === "canceled" && state);
    if (!released.some((entry) => BigInt(entry.released) > 0n)) {
      throw new Error("Stripe still holds the authorization");
    }
    return canceled;
  });
  await expectStatus(merchant.change("stripe", { capture_method: "automatic" }));
}
