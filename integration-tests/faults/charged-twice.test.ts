import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { breakThatIs } from "../support/breaks";
import { orderNumberOf } from "../support/hub-payment";
import { atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { STRIPE } from "../support/providers";
import { openAttempts, putOffRepair, repairedAfter } from "../support/repair";
import { asCustomer, withCartToPay, type ToCharge } from "../support/saved-card";
import { VOICELESS } from "../support/stripe-events";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS });
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

const CREATE = { method: "POST", path: "/v1/payment_intents" };
/** How Stripe is asked what became of a charge. */
const ASK = { method: "GET", path: "/v1/payment_intents" };

/** The SDK sends once more when a connection breaks. */
const TRIES = 2;

const WATCHED_MS = 75_000;

/** What Stripe truly holds of all payments of a cart. */
function paymentsOf({ shopper }: ToCharge) {
  const { payments } = shop.stripe.ledger();
  return payments.filter(({ metadata }) => metadata.cart_id === shopper.cart.id);
}

const chargesOf = (to: ToCharge) => paymentsOf(to).filter(({ captured }) => captured > 0);

async function expectChargedOnce(to: ToCharge): Promise<void> {
  expect(chargesOf(to)).toMatchObject([{ refunded: 0 }]);
  const orders = await shop.merchant.ordersOf(to.shopper.cart.email);
  expect(orders.map(({ payment_status }) => payment_status)).toEqual(["captured"]);
  const payments = orders.flatMap((order) => order.payment_collections).flatMap((c) => c.payments);
  expect(payments).toMatchObject([{ amount: to.amount, captures: [{ amount: to.amount }] }]);
}

/** The charge is made, and nobody hears of it. */
async function chargedUnheard(): Promise<ToCharge> {
  const to = await withCartToPay(shop);
  shop.stripe.faults.add(VOICELESS);
  shop.stripe.faults.add({ kind: "drop_after", ...CREATE, times: TRIES });
  const first = await to.charge();
  expect(first.status).toBe(400);
  expect(first.body.message).toMatch(/still being checked/);
  await putOffRepair(shop);
  expect(chargesOf(to)).toHaveLength(1);
  return to;
}

describe("a saved card that is charged by two clicks", () => {
  it("one after the other is charged once", async () => {
    const to = await withCartToPay(shop);
    await expectStatus(to.charge());
    const second = await to.charge();
    expect(second).toMatchObject({ status: 400, body: { message: /paid already/ } });
    await expectChargedOnce(to);
  });

  it("at once is charged once", async () => {
    const to = await withCartToPay(shop);
    const clicks = await Promise.all([to.charge(), to.charge(), to.charge()]);
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    await expectChargedOnce(to);
  });

  it("is charged once when the first one's answer was lost, and the second one tells of it", async () => {
    const to = await chargedUnheard();
    expect((await expectStatus(to.charge())).charge.status).toBe("captured");
    await expectChargedOnce(to);
  });

  it("is charged once when nobody can say what came of the first, and ordered in the end", async () => {
    const to = await chargedUnheard();
    shop.stripe.faults.add({ kind: "drop_before", ...ASK, times: 50 });
    const second = await to.charge();
    expect(second).toMatchObject({ status: 400, body: { message: /still being checked/ } });
    expect((await to.shopper.choose(STRIPE)).status).not.toBe(200);
    shop.stripe.faults.clear();
    await putOffRepair(shop, 0);
    await repairedAfter(shop, 0);
    await shop.merchant.orderOf(to.shopper.cart.email, "captured");
    await expectChargedOnce(to);
  });

  it("is charged once when Stripe takes its time over the first", async () => {
    const to = await withCartToPay(shop);
    shop.stripe.faults.add({ kind: "delay", ...CREATE, phase: "after", delay_ms: 75_000 });
    const first = to.charge();
    const [a, b] = await Promise.all([first, to.charge()]);
    expect([a.status, b.status]).toContain(400);
    await eventually("the order", () => ordered(to), WATCHED_MS);
    await expectChargedOnce(to);
  });

  it("is charged once when the first never reached Stripe: it is sent again under its own key", async () => {
    const to = await withCartToPay(shop);
    shop.stripe.faults.add({ kind: "drop_before", ...CREATE, times: TRIES });
    expect((await to.charge()).status).toBe(400);
    await putOffRepair(shop);
    const sent = shop.stripe.requests.length;
    expect((await expectStatus(to.charge())).charge.status).toBe("captured");
    const [first, second] = [shop.stripe.requests.slice(0, sent), shop.stripe.requests.slice(sent)]
      .map((requests) =>
        requests.filter((one) => one.method === "POST" && one.path === CREATE.path),
      )
      .map((requests) => requests.at(-1)?.key);
    expect(second).toBe(first);
    await expectChargedOnce(to);
  });

  it("of which the first is closed as never made is charged by the second", async () => {
    const to = await neverMade();
    expect((await expectStatus(to.charge())).charge.status).toBe("captured");
    await expectChargedOnce(to);
  });
});

async function ordered({ shopper }: ToCharge): Promise<boolean> {
  const orders = await shop.merchant.ordersOf(shopper.cart.email);
  return orders.some(({ payment_status }) => payment_status === "captured");
}

/** A charge that never reached Stripe, and is known not to have. */
async function neverMade(): Promise<ToCharge> {
  const to = await withCartToPay(shop);
  shop.stripe.faults.add({ kind: "drop_before", ...CREATE, times: TRIES });
  expect((await to.charge()).status).toBe(400);
  await repairedAfter(shop, 10);
  expect(await openAttempts(shop)).toEqual([]);
  return to;
}

describe("a session of a charge that Medusa makes anew", () => {
  it("charges nothing: nobody has asked for it", async () => {
    const to = await neverMade();
    // The shopper chooses how to pay; that fails, and Medusa puts back what it has deleted meanwhile.
    shop.stripe.faults.add({ kind: "error", ...CREATE, status: 400, code: "parameter_unknown" });
    expect((await to.shopper.choose(STRIPE)).status).not.toBe(200);
    expect(chargesOf(to)).toEqual([]);
    await payAtStripe(shop.stripe, await to.shopper.pay(STRIPE));
    await shop.merchant.orderOf(to.shopper.cart.email, "captured");
    await expectChargedOnce(to);
  });
});

describe("a charge that the bank declines", () => {
  it("is told in the merchant's words, and leaves nothing that can be paid", async () => {
    const to = await withCartToPay(shop);
    shop.stripe.faults.add({ kind: "error", ...CREATE, status: 402, code: "card_declined" });
    const declined = await to.charge();
    expect(declined.status).toBe(400);
    expect(declined.body.message).not.toMatch(/your|please/i);
    expect(chargesOf(to)).toEqual([]);
    expect((await expectStatus(to.charge())).charge.status).toBe("captured");
    await expectChargedOnce(to);
  });

  it("is canceled at Stripe as an operation of its own", async () => {
    const to = await withCartToPay(shop, "pm_card_authenticationRequired");
    const declined = await to.charge();
    expect(declined.status).toBe(400);
    expect(declined.body.message).toMatch(/while the buyer is present|authenticat/);
    expect(paymentsOf(to)).toMatchObject([{ state: "canceled", captured: 0 }]);
    const { rows } = await shop.db.query<{ operation: string; outcome: string }>(
      `select operation, outcome from payment_hub_attempt attempt
       join payment_hub_payment payment on payment.id = attempt.payment_id
       where payment.reference = $1 order by started_at`,
      [paymentsOf(to)[0]?.payment_intent],
    );
    expect(rows).toEqual([
      { operation: "create", outcome: "declined" },
      { operation: "cancel", outcome: "succeeded" },
    ]);
  });
});

describe("a second payment of what has been paid for", () => {
  it("is given back, and shown", async () => {
    const to = await withCartToPay(shop);
    await expectStatus(to.charge());
    const other = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await other.pay(STRIPE);
    // However it came about: two sessions of one payment collection that can both be paid.
    await shop.db.query("update payment_session set payment_collection_id = $1 where id = $2", [
      to.collectionId,
      session.id,
    ]);
    await payAtStripe(shop.stripe, session);
    const shown = await breakThatIs(shop, "resolved", await orderNumberOf(shop, session));
    expect(shown.message).toMatch(/another payment had paid for it before/);
    const { captured, refunded } = atStripe(shop, session);
    expect(refunded).toBe(captured);
    expect(captured).toBeGreaterThan(0);
    await expectChargedOnce(to);
  });
});

describe("what moves no money and was not answered", () => {
  it("is written on the payment later, when it leads back to the order", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay(STRIPE);
    const words = { method: "POST", path: "/v1/payment_intents/pi_*" };
    shop.stripe.faults.add({ kind: "drop_before", ...words, times: TRIES });
    await payAtStripe(shop.stripe, session);
    const { id } = await shop.merchant.orderOf(shopper.cart.email, "captured");
    await eventually("words that are lost", async () => shop.stripe.faults.list().length === 0);
    await repairedAfter(shop, 4);
    expect(atStripe(shop, session).metadata.order_id).toBe(id);
  });

  it("is written on the payment when the process died before it began to", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay(STRIPE);
    const words = { method: "POST", path: "/v1/payment_intents/pi_*" };
    shop.stripe.faults.add({ kind: "drop_before", ...words, times: TRIES });
    await payAtStripe(shop.stripe, session);
    const { id } = await shop.merchant.orderOf(shopper.cart.email, "captured");
    const forget = `delete from payment_hub_attempt using payment_hub_payment payment
      where payment.id = payment_id and session_id = $1 and operation = 'describe'
      and outcome = 'unknown'`;
    await eventually(
      "lost words",
      async () => (await shop.db.query(forget, [session.id])).rowCount,
    );
    await letTimePass(shop, 61);
    const named = () => atStripe(shop, session).metadata.order_id === id;
    await eventually("words", async () => named(), WATCHED_MS);
  });

  it("is closed after a day when it concerned a customer, and made anew", async () => {
    const { shop: as } = await asCustomer(shop);
    const shopper = await Shopper.atCheckout(as, regionOf(shop, "usd"));
    const customers = { method: "POST", path: "/v1/customers" };
    shop.stripe.faults.add({ kind: "drop_before", ...customers, times: TRIES });
    expect((await shopper.choose(STRIPE)).status).not.toBe(200);
    const left = (await openAttempts(shop)).map(({ operation }) => operation);
    expect(left).toEqual(["customer.create"]);
    await letTimePass(shop, 24 * 60);
    await eventually("an end", async () => (await openAttempts(shop)).length === 0, WATCHED_MS);
    await payAtStripe(shop.stripe, await shopper.pay(STRIPE));
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});
