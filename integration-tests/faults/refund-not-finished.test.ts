import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { boughtAtAlipay, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { atAlipay, atStripe } from "../support/ledgers";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { STRIPE } from "../support/providers";
import { untilRepaired } from "../support/repair";
import { callStripe } from "../support/stripe-api";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());

const NOTE = "The jar was broken";
const AMOUNT = 4;

async function boughtWith(payment_method: string): Promise<Bought> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const session = await shopper.pay(STRIPE);
  await payAtStripe(shop.stripe, session, { payment_method });
  return { shopper, session, order: await shop.merchant.orderOf(shopper.cart.email, "captured") };
}

const asksBack = ({ order }: Bought) =>
  shop.admin.post<{ message?: string }>(`/admin/payments/${order.payment.id}/refund`, {
    amount: AMOUNT,
    note: NOTE,
  });

/** Stripe's own list, newest first. */
async function refundsAtStripe({ data }: PaymentSession) {
  const path = `refunds?payment_intent=${String(data.id)}`;
  return (await callStripe<{ data: { id: string; status: string }[] }>(shop.stripe, path)).data;
}

async function settle({ session }: Bought, outcome: "succeeded" | "failed"): Promise<void> {
  const [refund] = await refundsAtStripe(session);
  const response = await fetch(`${shop.stripe.url}/__sim/refunds/${refund?.id}/settle`, {
    method: "POST",
    body: JSON.stringify({ outcome }),
  });
  expect(response.status).toBe(200);
}

async function numberOf({ session }: Bought): Promise<string> {
  const { rows } = await shop.db.query<{ order_number: string }>(
    "select order_number from payment_hub_payment where session_id = $1",
    [session.id],
  );
  return rows[0]?.order_number ?? "none";
}

async function expectPending(bought: Bought): Promise<void> {
  const told = await asksBack(bought);
  expect(told.status).toBe(400);
  expect(told.body.message).toContain("not finished it");
  expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
  await expectBooked(shop, bought.order.id);
}

/** Long enough for the gateway to be asked again. */
const later = (minutes = 2): Promise<void> => letTimePass(shop, minutes);

describe("a refund that Stripe takes its time for", () => {
  it("appears in Medusa by itself, once, when it is done, with what was said about it", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    await settle(bought, "succeeded");
    await later();
    await untilRepaired(shop);
    // The books are looked at once more after that.
    await later(10);
    await untilRepaired(shop);
    const { rows } = await shop.db.query(
      "select note from refund where payment_id = $1 and deleted_at is null",
      [bought.order.payment.id],
    );
    expect(rows).toEqual([{ note: NOTE }]);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    expect(await refundsAtStripe(bought.session)).toHaveLength(1);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is shown as failed when it fails, and nowhere as made", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    await settle(bought, "failed");
    await later();
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "refund_failed", gateway: "stripe", can_give_back: false });
    expect(shown.message).toContain("4.00 USD");
    expect(shown.order).toEqual({ id: bought.order.id, display_id: expect.any(Number) });
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    expect(atStripe(shop, bought.session).refunded).toBe(0);
    await untilRepaired(shop);
    await expectBooked(shop, bought.order.id);
    // The money can be given back again.
    await expectPending(bought);
    await settle(bought, "succeeded");
    await later();
    await untilRepaired(shop);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("keeps no other refund waiting", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    const other = await shop.merchant.refund(bought.order.payment, 2);
    expect(other.body.message).toContain("not finished it");
    expect(await refundsAtStripe(bought.session)).toHaveLength(2);
  });
});

describe("a refund that Stripe had made, and that then failed", () => {
  it("is shown as failed, and no longer as made", async () => {
    const bought = await boughtWith("pm_card_refundFail");
    await expectStatus(asksBack(bought));
    await settle(bought, "failed");
    await later();
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "refund_failed" });
    expect(atStripe(shop, bought.session).refunded).toBe(0);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
  });
});

describe("a refund that Alipay takes its time for", () => {
  async function slowRefund(): Promise<Bought & { number: string }> {
    const bought = await boughtAtAlipay(shop);
    shop.alipay.office.slowRefunds({ out_trade_no: String(bought.session.data.out_trade_no) });
    await expectPending(bought);
    const { rows } = await shop.db.query<{ idempotency_key: string }>(
      `select idempotency_key from payment_hub_attempt
       where operation = 'refund' and idempotency_key like $1`,
      [`${await numberOf(bought)}%`],
    );
    return { ...bought, number: rows[0]?.idempotency_key ?? "none" };
  }

  it("appears in Medusa by itself when it is done", async () => {
    const bought = await slowRefund();
    shop.alipay.office.completeRefund(bought.number);
    await later();
    await untilRepairedAtAlipay();
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is shown to a person when it never is, and can be asked for again", async () => {
    const bought = await slowRefund();
    shop.alipay.office.failRefund(bought.number);
    await later(90);
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "outcome_unknown", gateway: "alipay" });
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    await expectStatus(asksBack(bought));
    expect(atAlipay(shop, bought.session)?.refunded).toBe(AMOUNT * 100);
    await later(4);
    await untilRepairedAtAlipay();
    expect(await breaksOf(shop, await numberOf(bought))).toMatchObject([{ state: "resolved" }]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  const untilRepairedAtAlipay = () => untilRepaired(shop, "alipay");
});
