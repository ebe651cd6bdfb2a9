import type { BreakView } from "../../src/api/admin/payment-hub/contract";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { breaksOf, breakThatIs, resolveBreak } from "../support/breaks";
import { orderNumberOf } from "../support/hub-payment";
import { atAlipay, atStripe, refundsAtAlipay } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { ALIPAY, STRIPE } from "../support/providers";
import { resendEventsOf, VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, type Till } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS, alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
});

/** The watch looks every 20 s, and here more often. */
const WATCH_MS = 60_000;

interface Replaced {
  shopper: Shopper;
  /** Its total has changed since. */
  old: PaymentSession;
  current: PaymentSession;
}

const numberOf = (session: PaymentSession) => orderNumberOf(shop, session);

async function replacedAtAlipay(channel: "qr" | "page" = "qr"): Promise<Replaced> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
  const old = await shopper.pay(ALIPAY, { channel });
  await shopper.addOneMore();
  return { shopper, old, current: await shopper.pay(ALIPAY, { channel }) };
}

/** Stripe cannot be reached when the session goes away, so its intent stays payable. */
async function replacedAtStripe(captureMethod: "automatic" | "manual"): Promise<Replaced> {
  await expectStatus(shop.merchant.change("stripe", { capture_method: captureMethod }));
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const old = await shopper.pay(STRIPE);
  const path = "/v1/payment_intents/*/cancel";
  shop.stripe.faults.add({ kind: "drop_before", method: "POST", path, times: 2 });
  await shopper.addOneMore();
  const current = await shopper.pay(STRIPE);
  await expectStatus(shop.merchant.change("stripe", { capture_method: "automatic" }));
  return { shopper, old, current };
}

/** The buyer has the money of the old payment again, and the merchant can see what happened. */
async function expectGivenBack(till: Till, { old }: Replaced, resolution: string) {
  const shown = await breakThatIs(shop, "resolved", await numberOf(old), WATCH_MS);
  expect(shown).toMatchObject({ kind: "late_payment", resolution, can_give_back: false });
  const { captured, refunded } = till.held(shop, old);
  expect(refunded).toBe(captured);
}

/** The cart is none the worse for it. */
async function expectOrdered(till: Till, { shopper, current }: Replaced): Promise<void> {
  if (till === STRIPE_TILL) await payAtStripe(shop.stripe, current);
  else await payAtAlipay(shop.alipay, current);
  const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
  expect(order.payment.data.id ?? order.payment.data.out_trade_no).toBe(
    current.data.id ?? current.data.out_trade_no,
  );
  await expectBooksAgree(shop, till, { session: current, order });
}

describe("an old payment at Alipay that is paid after the total has changed", () => {
  it.each(["qr", "page"] as const)("is given back when told, by %s", async (channel) => {
    const replaced = await replacedAtAlipay(channel);
    await payAtAlipay(shop.alipay, replaced.old);
    await expectGivenBack(ALIPAY_TILL, replaced, "refunded");
    await expectOrdered(ALIPAY_TILL, replaced);
  });

  it("pays for nothing when the new one was paid before", async () => {
    const replaced = await replacedAtAlipay();
    await expectOrdered(ALIPAY_TILL, replaced);
    await payAtAlipay(shop.alipay, replaced.old);
    await expectGivenBack(ALIPAY_TILL, replaced, "refunded");
    expect(atAlipay(shop, replaced.current)?.refunded).toBe(0);
  });
});

describe("an old payment at Stripe that could not be canceled and is paid", () => {
  it("is given back when told", async () => {
    const replaced = await replacedAtStripe("automatic");
    await payAtStripe(shop.stripe, replaced.old);
    expect(atStripe(shop, replaced.old).captured).toBeGreaterThan(0);
    await expectGivenBack(STRIPE_TILL, replaced, "refunded");
    await expectOrdered(STRIPE_TILL, replaced);
  });

  it("is released when it was only authorized", async () => {
    const replaced = await replacedAtStripe("manual");
    await payAtStripe(shop.stripe, replaced.old);
    expect(atStripe(shop, replaced.old).authorized).toBeGreaterThan(0);
    await expectGivenBack(STRIPE_TILL, replaced, "released");
    const { state, captured, authorized, released } = atStripe(shop, replaced.old);
    expect({ state, captured, released }).toEqual({
      state: "canceled",
      captured: 0,
      released: authorized,
    });
  });
});

describe("old payments of which no event tells", () => {
  it("are found by asking, and given back", async () => {
    const [alipay, paid, authorized] = [
      await replacedAtAlipay(),
      await replacedAtStripe("automatic"),
      await replacedAtStripe("manual"),
    ];
    shop.stripe.faults.add(VOICELESS);
    shop.alipay.faults.add(VOICELESS);
    await payAtAlipay(shop.alipay, alipay.old);
    await payAtStripe(shop.stripe, paid.old);
    await payAtStripe(shop.stripe, authorized.old);
    await letTimePass(shop, 2);
    await expectGivenBack(ALIPAY_TILL, alipay, "refunded");
    await expectGivenBack(STRIPE_TILL, paid, "refunded");
    const shown = await breaksOf(shop, await numberOf(authorized.old));
    // Either the canceling that was still open released it, before anybody saw it, or the watch did.
    expect(shown.map(({ state }) => state)).not.toContain("open");
    await eventually("the release", async () => {
      return atStripe(shop, authorized.old).state === "canceled";
    });
    shop.stripe.faults.clear();
    shop.alipay.faults.clear();
    await expectOrdered(ALIPAY_TILL, alipay);
    await expectOrdered(STRIPE_TILL, paid);
  });
});

describe("a merchant who wants to decide", () => {
  beforeAll(async () => {
    await expectStatus(shop.merchant.change("alipay", { late_payments: "hold" }));
  });
  afterAll(async () => {
    await expectStatus(shop.merchant.change("alipay", { late_payments: "refund" }));
  });

  async function held() {
    const replaced = await replacedAtAlipay();
    await payAtAlipay(shop.alipay, replaced.old);
    const shown = await breakThatIs(shop, "open", await numberOf(replaced.old));
    expect(shown).toMatchObject({ kind: "late_payment", gateway: "alipay", can_give_back: true });
    expect(shown.message).toContain("was paid, although");
    expect(atAlipay(shop, replaced.old)?.refunded).toBe(0);
    return { replaced, shown };
  }

  it("sees it, gives it back once, and cannot give it back again", async () => {
    const { open_breaks } = await shop.merchant.gateway("alipay");
    const { replaced, shown } = await held();
    expect((await shop.merchant.gateway("alipay")).open_breaks).toBe(open_breaks + 1);
    // Whatever time passes, it is kept.
    await letTimePass(shop, 60);
    expect(atAlipay(shop, replaced.old)?.refunded).toBe(0);
    const given = await expectStatus(resolveBreak(shop, shown, "give_back"));
    expect(given.break).toMatchObject({ state: "resolved", can_give_back: false });
    await expectGivenBack(ALIPAY_TILL, replaced, "refunded");
    const again = await resolveBreak(shop, shown, "give_back");
    expect(again.status).toBe(400);
    expect(again.body.message).toContain("dealt with");
    expect((await shop.merchant.gateway("alipay")).open_breaks).toBe(open_breaks);
  });

  it("gives it back once, however many click at once", async () => {
    const { replaced, shown } = await held();
    const clicks = [1, 2, 3].map(() => resolveBreak(shop, shown, "give_back"));
    const statuses = (await Promise.all(clicks)).map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(Math.max(...statuses)).toBeLessThan(500);
    await expectGivenBack(ALIPAY_TILL, replaced, "refunded");
    expect(refundsAtAlipay(shop, replaced.old)).toHaveLength(1);
  });

  it("is told when it could not be given back, and can try again", async () => {
    const { replaced, shown } = await held();
    const { seller_id } = shop.alipay.app;
    shop.alipay.office.setSellerBalance(seller_id, "0");
    const refused = await resolveBreak(shop, shown, "give_back");
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("did not give it back");
    expect(await breaksOf(shop, await numberOf(replaced.old))).toMatchObject([{ state: "open" }]);
    shop.alipay.office.setSellerBalance(seller_id, null);
    await expectStatus(resolveBreak(shop, shown, "give_back"));
    await expectGivenBack(ALIPAY_TILL, replaced, "refunded");
  });

  it("keeps it, and says who decided", async () => {
    const { replaced, shown } = await held();
    const kept = await expectStatus(resolveBreak(shop, shown, "dismiss"));
    expect(kept.break?.resolution).toBe(`dismissed by ${THROW_AWAY_ADMIN.email}`);
    expect(atAlipay(shop, replaced.old)?.refunded).toBe(0);
  });

  it("finds what was dealt with last at the top of its list", async () => {
    const [older, newer] = [await held(), await held()];
    for (const { shown } of [newer, older]) {
      await expectStatus(resolveBreak(shop, shown, "dismiss"));
    }
    const path = "/admin/payment-hub/breaks?state=resolved&limit=2";
    const { breaks } = await expectStatus(shop.admin.get<{ breaks: BreakView[] }>(path));
    expect(breaks.map(({ id }) => id)).toEqual([older.shown.id, newer.shown.id]);
  });

  it("sees that it is on its way back, and cannot send it again", async () => {
    const { replaced, shown } = await held();
    const out_trade_no = String(replaced.old.data.out_trade_no);
    shop.alipay.office.slowRefunds({ out_trade_no });
    const given = await expectStatus(resolveBreak(shop, shown, "give_back"));
    expect(given.break).toMatchObject({ state: "open", can_give_back: false, is_going_back: true });
    const again = await resolveBreak(shop, shown, "give_back");
    expect(again.status).toBe(400);
    expect(again.body.message).toContain("on its way back");
    shop.alipay.office.completeRefund(`${out_trade_no}_refund_1`);
    await letTimePass(shop, 2);
    const after = await breakThatIs(shop, "resolved", await numberOf(replaced.old), WATCH_MS);
    expect(after).toMatchObject({ can_give_back: false, is_going_back: false });
    expect(atAlipay(shop, replaced.old)).toMatchObject({ state: "TRADE_CLOSED" });
  });
});

describe("the same event of a late payment, told again", () => {
  it("gives nothing back twice and opens nothing again", async () => {
    const replaced = await replacedAtStripe("automatic");
    await payAtStripe(shop.stripe, replaced.old);
    await expectGivenBack(STRIPE_TILL, replaced, "refunded");
    await resendEventsOf(shop.stripe, replaced.old);
    await letTimePass(shop, 2);
    await expectOrdered(STRIPE_TILL, replaced);
    await expectGivenBack(STRIPE_TILL, replaced, "refunded");
  });
});
