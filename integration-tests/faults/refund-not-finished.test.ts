import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { boughtAtAlipay, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { haltAt } from "../support/halts";
import { orderNumberOf } from "../support/hub-payment";
import { atStripe, refundsAtAlipay } from "../support/ledgers";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { QUICK_JOBS } from "../support/preload";
import { STRIPE } from "../support/providers";
import { repairedAfter } from "../support/repair";
import { refundsAtStripe, settleRefund } from "../support/stripe-refunds";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS, alipay: { refundIntervalMs: 0 } });
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

async function settle({ session }: Bought, outcome: "succeeded" | "failed"): Promise<void> {
  await settleRefund(shop.stripe, session, outcome);
}

const numberOf = ({ session }: Bought) => orderNumberOf(shop, session);

async function expectPending(bought: Bought): Promise<void> {
  const told = await asksBack(bought);
  expect(told.status).toBe(400);
  expect(told.body.message).toContain("not finished it");
  expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
  await expectBooked(shop, bought.order.id);
}

/** Minutes after which the gateway is asked again. */
const SOON = 2;

describe("a refund that Stripe takes its time for", () => {
  it("appears in Medusa by itself, once, when it is done, with what was said about it", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    await settle(bought, "succeeded");
    await repairedAfter(shop, SOON);
    // The books are looked at once more after that.
    await repairedAfter(shop, 10);
    const { rows } = await shop.db.query(
      "select note from refund where payment_id = $1 and deleted_at is null",
      [bought.order.payment.id],
    );
    expect(rows).toEqual([{ note: NOTE }]);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    expect(await refundsAtStripe(shop.stripe, bought.session)).toHaveLength(1);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is shown as failed when it fails, and nowhere as made", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    await settle(bought, "failed");
    await repairedAfter(shop, SOON);
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "refund_failed", gateway: "stripe", can_give_back: false });
    expect(shown.message).toContain("4.00 USD");
    expect(shown.order).toEqual({ id: bought.order.id, display_id: expect.any(Number) });
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    expect(atStripe(shop, bought.session).refunded).toBe(0);
    await expectBooked(shop, bought.order.id);
    // The money can be given back again.
    await expectPending(bought);
    await settle(bought, "succeeded");
    await repairedAfter(shop, SOON);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("keeps no other refund waiting", async () => {
    const bought = await boughtWith("pm_card_pendingRefund");
    await expectPending(bought);
    const other = await shop.merchant.refund(bought.order.payment, 2);
    expect(other.body.message).toContain("not finished it");
    expect(await refundsAtStripe(shop.stripe, bought.session)).toHaveLength(2);
  });
});

describe("a refund that Stripe had made, and that then failed", () => {
  it("is shown as failed, and no longer as made", async () => {
    const bought = await boughtWith("pm_card_refundFail");
    await expectStatus(asksBack(bought));
    await settle(bought, "failed");
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "refund_failed" });
    expect(atStripe(shop, bought.session).refunded).toBe(0);
    await eventually(
      "Medusa's refund to go",
      async () => (await refundsOf(shop.merchant, bought.order.email)).length === 0,
    );
  });
});

describe("a server killed while it takes such a refund out of Medusa", () => {
  it.each(["update order_transaction", "insert order_change"] as const)(
    "finishes that when it is back (%s)",
    async (write) => {
      const bought = await boughtWith("pm_card_refundFail");
      await expectStatus(asksBack(bought));
      await expectBooked(shop, bought.order.id);
      const halt = await haltAt(shop, write);
      await settle(bought, "failed");
      await halt.reached(1);
      await shop.kill();
      await halt.end();
      // The dead process still holds the event, the payment and Medusa's locks.
      await letTimePass(shop, 6);
      await shop.restart();
      await breakThatIs(shop, "open", await numberOf(bought));
      await eventually(
        "Medusa's refund to go",
        async () => (await refundsOf(shop.merchant, bought.order.email)).length === 0,
        60_000,
      );
      await expectBooked(shop, bought.order.id);
      const { rows } = await shop.db.query(
        "select sum(amount) as sum from order_transaction where order_id = $1 and deleted_at is null",
        [bought.order.id],
      );
      expect(Number(rows[0].sum)).toBe(bought.order.total);
    },
  );
});

describe("a refund that Alipay takes its time for", () => {
  /** @param times how often Alipay only takes it */
  async function slowRefund(times = 1): Promise<Bought & { number: string }> {
    const bought = await boughtAtAlipay(shop);
    const out_trade_no = String(bought.session.data.out_trade_no);
    shop.alipay.office.slowRefunds({ out_trade_no, times });
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
    await repairedAfter(shop, SOON, "alipay");
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is sent again by itself, under its number, when it came to nothing", async () => {
    const bought = await slowRefund();
    shop.alipay.office.failRefund(bought.number);
    await repairedAfter(shop, SOON, "alipay");
    expect(refundsAtAlipay(shop, bought.session)).toEqual([bought.number]);
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([AMOUNT]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });

  it("is shown to a person when it never is, and can be asked for again", async () => {
    // What the repair sends again is only taken as well.
    const bought = await slowRefund(2);
    shop.alipay.office.failRefund(bought.number);
    await letTimePass(shop, 90);
    const shown = await breakThatIs(shop, "open", await numberOf(bought));
    expect(shown).toMatchObject({ kind: "outcome_unknown", gateway: "alipay" });
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([]);
    shop.alipay.office.failRefund(bought.number);
    await expectStatus(asksBack(bought));
    expect(refundsAtAlipay(shop, bought.session)).toEqual([bought.number]);
    await repairedAfter(shop, 4, "alipay");
    expect(await breaksOf(shop, await numberOf(bought))).toMatchObject([{ state: "resolved" }]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
    await expectBooked(shop, bought.order.id);
  });
});
