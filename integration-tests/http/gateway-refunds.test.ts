import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { untilAllSent } from "../support/deliveries";
import { atStripesSide, paymentOnOrder } from "../support/gateway-payments";
import { orderNumberOf } from "../support/hub-payment";
import { emittedOf, eventNamesOf, SAYS_EVENTS } from "../support/hub-events";
import { atAlipay, atStripe } from "../support/ledgers";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { STRIPE } from "../support/providers";
import { resendEventsOf, VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { repairedAfter } from "../support/repair";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 }, env: SAYS_EVENTS });
});
afterAll(() => shop?.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
});

const CENTS = 250;
const DOLLARS = 2.5;

/** Somebody refunds in Stripe's dashboard. */
async function refundInDashboard({ session }: Pick<Bought, "session">, amount?: number) {
  const path = `payment_intents/${String(session.data.id)}/refund`;
  return (
    await atStripesSide<{ refund: { id: string } }>(shop, path, { ...(amount && { amount }) })
  ).refund;
}

const settle = (id: string, outcome: "succeeded" | "failed") =>
  atStripesSide(shop, `refunds/${id}/settle`, { outcome });

/** The order's books come after Medusa's refunds: an event is done with once both are there. */
async function untilRefunded({ order, session }: Bought, amounts: number[]): Promise<void> {
  await eventually(`refunds of ${amounts.join(", ")}`, async () => {
    const refunds = await refundsOf(shop.merchant, order.email);
    return JSON.stringify(refunds) === JSON.stringify(amounts);
  });
  await eventually("the end of all events", async () => {
    const { rows } = await shop.db.query(
      "select 1 from payment_hub_event where reference = $1 and state = 'received'",
      [session.data.id ?? session.data.out_trade_no],
    );
    return rows.length === 0;
  });
}

const untilShown = (bought: Bought, status: string) =>
  eventually(`a refund that is ${status}`, async () => {
    const { refunds } = await paymentOnOrder(shop, bought.order.id);
    return refunds.find((refund) => refund.status === status);
  });

async function boughtSlowly(): Promise<Bought> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const session = await shopper.pay(STRIPE);
  await payAtStripe(shop.stripe, session, { payment_method: "pm_card_pendingRefund" });
  return { shopper, session, order: await shop.merchant.orderOf(shopper.cart.email, "captured") };
}

describe("a refund made in Stripe's dashboard", () => {
  it("is a refund of the order, once, however often it is told", async () => {
    const bought = await boughtAtStripe(shop);
    const { id } = await refundInDashboard(bought, CENTS);
    await untilRefunded(bought, [DOLLARS]);
    for (const { id } of [...shop.stripe.deliveries.list()]) shop.stripe.deliveries.resend(id);
    await resendEventsOf(shop.stripe, bought.session);
    await eventually("the repeats", async () =>
      shop.stripe.deliveries.list().every(({ state }) => state !== "pending"),
    );
    await untilRefunded(bought, [DOLLARS]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
    const shown = await paymentOnOrder(shop, bought.order.id);
    expect(shown).toMatchObject({ status: "captured", refunded: "2.50", open_breaks: 0 });
    expect(shown.refunds).toMatchObject([{ status: "succeeded", amount: "2.50", reference: id }]);
    expect(atStripe(shop, bought.session).refunded).toBe(CENTS);
    const told = await emittedOf(shop, bought.session.id);
    expect(told.filter(({ name }) => name.includes(".refund."))).toMatchObject([
      {
        name: "payment_hub.refund.succeeded",
        data: { order_id: bought.order.id, amount: "2.50", currency: "usd", reference: id },
      },
    ]);
    expect(told.filter(({ name }) => name === "payment_hub.payment.captured")).toHaveLength(1);
  });

  it("stands beside those of the shop, and the last one takes what is left", async () => {
    const bought = await boughtAtStripe(shop);
    await refundInDashboard(bought, CENTS);
    await untilRefunded(bought, [DOLLARS]);
    await expectStatus(shop.merchant.refund(bought.order.payment, 1));
    await refundInDashboard(bought);
    await eventually("the whole to be refunded", async () => {
      const { captured, refunded } = await paymentOnOrder(shop, bought.order.id);
      return (
        captured === refunded && (await refundsOf(shop.merchant, bought.order.email)).length === 3
      );
    });
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is found by the next event when nobody was told of it", async () => {
    const bought = await boughtAtStripe(shop);
    shop.stripe.faults.add(VOICELESS);
    await refundInDashboard(bought, CENTS);
    await untilAllSent(shop.stripe);
    shop.stripe.faults.clear();
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    await refundInDashboard(bought, CENTS);
    await untilRefunded(bought, [DOLLARS, DOLLARS]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    expect(await breaksOf(shop, await orderNumberOf(shop, bought.session))).toEqual([]);
  });

  it("is found with another that gives back all that was left", async () => {
    const bought = await boughtAtStripe(shop);
    const all = bought.order.payment.amount;
    shop.stripe.faults.add(VOICELESS);
    await refundInDashboard(bought, CENTS);
    await untilAllSent(shop.stripe);
    shop.stripe.faults.clear();
    await refundInDashboard(bought, all * 100 - CENTS);
    await untilRefunded(bought, [DOLLARS, all - DOLLARS]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("is shown as pending until it is done", async () => {
    const bought = await boughtSlowly();
    const { id } = await refundInDashboard(bought, CENTS);
    await untilShown(bought, "pending");
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    await settle(id, "succeeded");
    await untilRefunded(bought, [DOLLARS]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await eventually("the last event", async () =>
      (await eventNamesOf(shop, bought.session.id)).includes("refund.succeeded"),
    );
    const names = await eventNamesOf(shop, bought.session.id);
    expect(names.filter((name) => name.startsWith("refund."))).toEqual([
      "refund.pending",
      "refund.succeeded",
    ]);
  });

  it("is shown as failed, and nowhere as made", async () => {
    const bought = await boughtSlowly();
    const { id } = await refundInDashboard(bought, CENTS);
    await untilShown(bought, "pending");
    await settle(id, "failed");
    const shown = await breakThatIs(shop, "open", await orderNumberOf(shop, bought.session));
    expect(shown).toMatchObject({ kind: "refund_failed" });
    expect(await untilShown(bought, "failed")).toMatchObject({ reversed_at: null });
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });
});

describe("a refund that fails after it was counted", () => {
  const makers = {
    "the dashboard": async (bought: Bought) => (await refundInDashboard(bought, CENTS)).id,
    "the shop": async (bought: Bought) => {
      await expectStatus(shop.merchant.refund(bought.order.payment, DOLLARS));
      const { refunds } = await paymentOnOrder(shop, bought.order.id);
      return refunds[0]?.reference ?? "";
    },
  };

  it.each(Object.entries(makers))("is taken back, made by %s", async (_, make) => {
    const bought = await boughtAtStripe(shop);
    const id = await make(bought);
    await untilRefunded(bought, [DOLLARS]);
    await settle(id, "failed");
    const shown = await breakThatIs(shop, "open", await orderNumberOf(shop, bought.session));
    expect(shown).toMatchObject({ kind: "refund_failed" });
    expect(shown.message).toContain("2.50 USD");
    await untilRefunded(bought, []);
    await eventually("the event", async () =>
      (await eventNamesOf(shop, bought.session.id)).includes("refund.reversed"),
    );
    expect(await paymentOnOrder(shop, bought.order.id)).toMatchObject({
      refunded: "0.00",
      refunds: [{ status: "failed", reversed_at: expect.any(String) }],
    });
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
    await shop.merchant.orderOf(bought.order.email, "captured");
    // Nothing of it comes back when the books are looked at again.
    await repairedAfter(shop, 10);
    await untilRefunded(bought, []);
    // And the money can be given back another time.
    await expectStatus(shop.merchant.refund(bought.order.payment, DOLLARS));
    await untilRefunded(bought, [DOLLARS]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });
});

describe("a refund made in Alipay's console", () => {
  it("is a refund of the order, once", async () => {
    const bought = await boughtAtAlipay(shop);
    shop.alipay.office.refund(String(bought.session.data.out_trade_no), "3.00", "CONSOLE1");
    await untilRefunded(bought, [3]);
    for (const { id } of [...shop.alipay.deliveries()]) {
      await fetch(`${shop.alipay.url}/__sim/deliveries/${id}/resend`, { method: "POST" });
    }
    await eventually("the repeats", async () =>
      shop.alipay.deliveries().every(({ state }) => state !== "pending"),
    );
    await untilRefunded(bought, [3]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is shown as a difference where nothing names it", async () => {
    const bought = await boughtAtAlipay(shop);
    const number = String(bought.session.data.out_trade_no);
    shop.alipay.faults.add(VOICELESS);
    shop.alipay.office.refund(number, "3.00", "UNTOLD1");
    await untilAllSent(shop.alipay);
    shop.alipay.faults.clear();
    shop.alipay.office.refund(number, "1.00", "TOLD1");
    const shown = await breakThatIs(shop, "open", number);
    expect(shown).toMatchObject({ kind: "books_differ" });
    expect(shown.message).toContain("3.00 CNY");
    await untilRefunded(bought, [1]);
    expect(atAlipay(shop, bought.session)?.refunded).toBe(400);
  });
});

describe("a refund made before there is an order", () => {
  it("sends the rest of the money back as well, and says so", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay(STRIPE);
    shop.stripe.faults.add(VOICELESS);
    await payAtStripe(shop.stripe, session);
    await untilAllSent(shop.stripe);
    shop.stripe.faults.clear();
    await refundInDashboard({ session }, CENTS);
    const shown = await breakThatIs(shop, "resolved", await orderNumberOf(shop, session));
    expect(shown).toMatchObject({ kind: "late_payment", resolution: "refunded" });
    const { captured, refunded } = atStripe(shop, session);
    expect(refunded).toBe(captured);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });
});
