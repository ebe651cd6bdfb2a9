import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { beginAtStripe, boughtAtStripe, type Bought } from "../support/bought";
import { faultsMet } from "../support/faults-met";
import { eventIn, untilAllApplied } from "../support/inbox";
import { atStripe } from "../support/ledgers";
import { capturesOf, paymentOf, refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";
import { resendEventsOf, VOICELESS } from "../support/stripe-events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

const usa = () => regionOf(shop, "usd");
const ledger = (session: PaymentSession) => atStripe(shop, session);
const boughtWith = (captureMethod: "automatic" | "manual"): Promise<Bought> =>
  boughtAtStripe(shop, captureMethod, 2);

describe("capturing in parts", () => {
  it("never counts the released rest as captured", async () => {
    const { order, session } = await boughtWith("manual");
    await expectStatus(shop.merchant.capture(order.payment, 20));
    const rest = await shop.merchant.capture(order.payment, order.payment.amount - 20);
    expect(rest.status).toBe(400);
    expect(ledger(session).captured).toBe(2000);
    expect(await capturesOf(shop.merchant, order.email)).toEqual([20]);
  });
});

/** Neither an event of Stripe's nor the repair job settles what is open before the merchant does. */
async function leaveItToTheMerchant(): Promise<void> {
  shop.stripe.faults.clear();
  shop.stripe.faults.add(VOICELESS);
  await shop.db.query(
    "update payment_hub_attempt set next_ask_at = now() + interval '1 hour' where next_ask_at is not null",
  );
}

describe("a refund whose answer was lost", () => {
  async function lostRefund(amount: number) {
    const bought = await boughtWith("automatic");
    shop.stripe.faults.add(VOICELESS);
    shop.stripe.faults.add({ kind: "drop_after", method: "POST", path: "/v1/refunds", times: 2 });
    const lost = await shop.merchant.refund(bought.order.payment, amount);
    expect(lost.status).toBe(400);
    await leaveItToTheMerchant();
    return bought;
  }

  it("is still one refund when the next try meets a rate limit", async () => {
    const { order, session } = await lostRefund(2);
    shop.stripe.faults.add({ kind: "error", path: "/v1/refunds", status: 429, times: 9 });
    expect((await shop.merchant.refund(order.payment, 2)).status).toBe(400);
    await leaveItToTheMerchant();
    await expectStatus(shop.merchant.refund(order.payment, 2));
    expect(ledger(session).refunded).toBe(200);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([2]);
  });

  it("keeps another amount from being refunded until it is settled", async () => {
    const { order, session } = await lostRefund(2);
    const other = await shop.merchant.refund(order.payment, 3);
    expect(other.status).toBe(400);
    expect(other.body.message).toContain("earlier refund of 2.00 USD");
    await expectStatus(shop.merchant.refund(order.payment, 2));
    await expectStatus(shop.merchant.refund(order.payment, 3));
    expect(ledger(session).refunded).toBe(500);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([2, 3]);
  });

  it("is asked for, not sent again, when the key has lost its life at Stripe", async () => {
    const { order, session } = await lostRefund(2);
    shop.stripe.clock.advance(25 * 3600 * 1000);
    await expectStatus(shop.merchant.refund(order.payment, 2));
    expect(ledger(session).refunded).toBe(200);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([2]);
  });
});

describe("a refund that never reached Stripe", () => {
  it("keeps no other amount from being refunded once it is certainly over", async () => {
    const { order, session } = await boughtWith("automatic");
    shop.stripe.faults.add({ kind: "drop_before", method: "POST", path: "/v1/refunds", times: 2 });
    const dead = await shop.merchant.refund(order.payment, 9);
    expect(dead.body.message).toContain("being checked");
    shop.stripe.faults.clear();
    expect((await shop.merchant.refund(order.payment, 3)).status).toBe(400);
    await shop.db.query("update payment_hub_attempt set sent_at = sent_at - interval '6 minutes'");
    await expectStatus(shop.merchant.refund(order.payment, 3));
    expect(ledger(session).refunded).toBe(300);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([3]);
  });
});

describe("a refund that Stripe has not finished", () => {
  it("is not shown as made until it is, and is never made twice", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    await payAtStripe(shop.stripe, session, { payment_method: "pm_card_pendingRefund" });
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    // An event applied later would find the refund made, and enter it before the merchant asks.
    await untilAllApplied(shop);
    shop.stripe.faults.add(VOICELESS);
    const pending = await shop.merchant.refund(order.payment, 4);
    expect(pending.status).toBe(400);
    expect(pending.body.message).toContain("not finished it");
    expect(await refundsOf(shop.merchant, order.email)).toEqual([]);
    const refund = await refundIdOf(session);
    await leaveItToTheMerchant();
    await fetch(`${shop.stripe.url}/__sim/refunds/${refund}/settle`, {
      method: "POST",
      body: JSON.stringify({ outcome: "succeeded" }),
    });
    await expectStatus(shop.merchant.refund(order.payment, 4));
    expect(await refundsOf(shop.merchant, order.email)).toEqual([4]);
    expect(ledger(session).refunded).toBe(400);
  });
});

async function refundIdOf(session: PaymentSession): Promise<string> {
  const answer = await fetch(
    `${shop.stripe.url}/v1/refunds?payment_intent=${String(session.data.id)}`,
    { headers: { authorization: `Bearer ${shop.stripe.account.secret_key}` } },
  );
  const { data } = (await answer.json()) as { data: { id: string }[] };
  return data[0]?.id ?? "";
}

describe("a placed order", () => {
  it("keeps its authorization, whatever its shopper posts to the store afterwards", async () => {
    const { order, session, shopper } = await boughtWith("manual");
    await shopper.choose(STRIPE);
    const { rows } = await shop.db.query(
      "select payment_collection_id from payment_session where id = $1",
      [session.id],
    );
    const path = `/store/payment-collections/${rows[0].payment_collection_id}/payment-sessions`;
    await shop.storefront.post(path, { provider_id: STRIPE });
    expect(ledger(session).state).toBe("requires_capture");
    await expectStatus(shop.merchant.capture(order.payment));
    expect(ledger(session).captured).toBe(ledger(session).amount);
  });
});

describe("a shopper who is declined, asks too early, and pays then", () => {
  it("gets the order", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    await payAtStripe(shop.stripe, session, { payment_method: "pm_card_visa_chargeDeclined" });
    expect((await shopper.placeOrder()).status).toBe(400);
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
  });
});

describe("money that went back before there was an order", () => {
  it("pays for nothing", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    shop.stripe.faults.add(VOICELESS);
    await payAtStripe(shop.stripe, session);
    await fetch(`${shop.stripe.url}/__sim/payment_intents/${String(session.data.id)}/refund`, {
      method: "POST",
      body: "{}",
    });
    expect((await shopper.placeOrder()).status).toBe(400);
    shop.stripe.faults.clear();
    await resendEventsOf(shop.stripe, session);
    expect(await eventIn(shop, "processed", session.data.id)).toContain("given back already");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    // And the shopper is free to pay again.
    await payAtStripe(shop.stripe, await shopper.pay(STRIPE));
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});

describe("the storefront and the webhook at the same moment", () => {
  it.each(["manual", "automatic"] as const)(
    "make one order and keep its money, with %s capture and a slow Stripe",
    async (captureMethod) => {
      const { shopper, session } = await beginAtStripe(shop, captureMethod);
      const slow = { kind: "delay", method: "GET", delay_ms: 700, phase: "before" } as const;
      shop.stripe.faults.add({ ...slow, path: "/v1/payment_intents/*", times: 8 });
      await payAtStripe(shop.stripe, session);
      await Promise.all([shopper.placeOrder(), shopper.placeOrder()]);
      const status = captureMethod === "manual" ? "authorized" : "captured";
      await shop.merchant.orderOf(shopper.cart.email, status);
      const held = captureMethod === "manual" ? "requires_capture" : "succeeded";
      expect(ledger(session)).toMatchObject({ state: held, refunded: 0 });
    },
  );
});

describe("a cart whose total is not round for its taxes", () => {
  it("is completed by the webhook alone", async () => {
    const { tax_regions } = await expectStatus(
      shop.admin.get<{ tax_regions: { id: string }[] }>("/admin/tax-regions?country_code=de"),
    );
    const rate = { name: "VAT", code: "vat", rate: 19, is_default: true };
    const tax_region_id = tax_regions[0]?.id;
    await expectStatus(shop.admin.post("/admin/tax-rates", { ...rate, tax_region_id }));
    const { price_preferences } = await expectStatus(
      shop.admin.get<{ price_preferences: { id: string }[] }>(
        "/admin/price-preferences?attribute=currency_code&value=eur",
      ),
    );
    const preference = `/admin/price-preferences/${price_preferences[0]?.id}`;
    await expectStatus(shop.admin.post(preference, { is_tax_inclusive: true }));
    for (const quantity of [1, 2, 3]) {
      const shopper = await Shopper.atCheckout(shop, regionOf(shop, "eur"), quantity);
      await payAtStripe(shop.stripe, await shopper.pay(STRIPE));
      await shop.merchant.orderOf(shopper.cart.email, "captured");
    }
  });
});

describe("a server killed between the order and its payment", () => {
  it("leaves an order that the event completes: paid, captured once", async () => {
    const shopper = await Shopper.atCheckout(shop, usa());
    const session = await shopper.pay(STRIPE);
    shop.stripe.faults.add(VOICELESS);
    await payAtStripe(shop.stripe, session);
    // The order is there by the time that Stripe is asked, and its payment needs the answer.
    const slow = { kind: "delay", method: "GET", delay_ms: 120_000, phase: "before" } as const;
    shop.stripe.faults.add({ ...slow, path: "/v1/payment_intents/*" });
    const dying = shopper.placeOrder().catch(() => undefined);
    await faultsMet(shop.stripe);
    expect(await orderLinks(shopper)).toBe(1);
    await shop.kill();
    await dying;
    shop.stripe.faults.clear();
    await shop.restart();
    await resendEventsOf(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
    expect(order.payment.amount * 100).toBe(Number(ledger(session).captured));
  });

  async function orderLinks(shopper: Shopper): Promise<number> {
    const { rows } = await shop.db.query("select 1 from order_cart where cart_id = $1", [
      shopper.cart.id,
    ]);
    return rows.length;
  }
});

describe("a payment that @medusajs/payment-stripe made", () => {
  it("is captured and refunded at the account that knows it", async () => {
    const { order, session } = await boughtWith("manual");
    await forget(session, order.payment.id);
    await expectStatus(shop.merchant.capture(order.payment));
    await expectStatus(shop.merchant.refund(order.payment, 5));
    expect(ledger(session)).toMatchObject({ captured: ledger(session).amount, refunded: 500 });
  });

  it("is canceled with its order", async () => {
    const { order, session } = await boughtWith("manual");
    await forget(session, order.payment.id);
    await expectStatus(shop.merchant.cancelOrder(order));
    expect(ledger(session).state).toBe("canceled");
  });

  it("is never taken for canceled when no account knows it", async () => {
    const { order, session } = await boughtWith("manual");
    await forget(session, order.payment.id);
    await shop.db.query('update payment set data = \'{"id":"pi_elsewhere"}\' where id = $1', [
      order.payment.id,
    ]);
    // Medusa cancels the order all the same, and logs what its payment said.
    await shop.merchant.cancelOrder(order);
    expect((await paymentOf(shop.merchant, order.email)).canceled_at).toBeNull();
    expect(ledger(session).state).toBe("requires_capture");
  });

  /** As that plugin leaves a payment: the PaymentIntent as its data, and no row of ours. */
  async function forget(session: PaymentSession, paymentId: string): Promise<void> {
    await shop.db.query("delete from payment_hub_payment where reference = $1", [session.data.id]);
    const data = JSON.stringify({ id: session.data.id, object: "payment_intent" });
    await shop.db.query("update payment set data = $1 where id = $2", [data, paymentId]);
  }
});
