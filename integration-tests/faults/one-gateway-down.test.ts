import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { boughtAtStripe } from "../support/bought";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";
import { openAttempts } from "../support/repair";
import { expectBooksAgree, STRIPE_TILL } from "../support/tills";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
afterEach(heal);

function heal(): void {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
}

/** So many failures at once, and no answer between them, and a gateway counts as down. */
const ENOUGH = 6;

/** What a breaker answers with needs no gateway; the rest is Medusa, on a machine that may be busy. */
const QUICK_MS = 4_000;

/** Longer than any gateway is left alone after it was found to be down. */
const RECOVERED_MS = 30_000;

/** In China both gateways are offered. */
const atCheckout = () => Shopper.atCheckout(shop, regionOf(shop, "cny"));

/** They come back to choose again. */
let shoppers: Shopper[];
beforeAll(async () => {
  shoppers = await Promise.all(Array.from({ length: ENOUGH }, atCheckout));
});

async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const begun = performance.now();
  const answer = await work;
  return { answer, ms: performance.now() - begun };
}

type Reply = Awaited<ReturnType<Shopper["choose"]>>;

const NOT_AVAILABLE =
  "This payment method is not available at the moment. Please choose another one or try again shortly.";

/** Shoppers go on choosing it until it is found to be down: good answers of before count as well. */
async function foundOut(provider: string): Promise<void> {
  await eventually(`${provider} found to be down`, async () => {
    const replies = await Promise.all(
      shoppers.map((shopper) => shopper.choose(provider, { channel: "qr" })),
    );
    expectToldToWait(replies);
    return replies.some(({ body }) => body.message === NOT_AVAILABLE);
  });
}

/** @param shopper already at the checkout: before long, somebody is let through to try again */
async function refusedQuickly(provider: string, shopper: Shopper): Promise<void> {
  const { answer, ms } = await timed(shopper.choose(provider, { channel: "qr" }));
  expect(answer.status).toBe(400);
  expect(answer.body.message).toBe(NOT_AVAILABLE);
  expect(ms).toBeLessThan(QUICK_MS);
}

async function boughtAtAlipayQuickly(shopper: Shopper): Promise<void> {
  const { answer: session, ms } = await timed(shopper.pay(ALIPAY, { channel: "qr" }));
  expect(ms).toBeLessThan(QUICK_MS);
  await payAtAlipay(shop.alipay, session);
  await shop.merchant.orderOf(shopper.cart.email, "captured");
}

async function recoversByItself(provider: string): Promise<Shopper> {
  const shopper = await atCheckout();
  const chosen = async (): Promise<boolean> => {
    return (await shopper.choose(provider, { channel: "qr" })).status === 200;
  };
  await eventually("a session", chosen, RECOVERED_MS);
  return shopper;
}

/** What shoppers are told whose own call found out: nobody knows what became of it. */
function expectToldToWait(replies: Reply[]): void {
  for (const { status, body } of replies) {
    expect(status).toBe(400);
    expect(body.message).toMatch(/check|not available at the moment/);
    expect(body.message).not.toMatch(/ECONN|socket|stack|stripe\.com|sk_/i);
  }
}

describe("a Stripe that answers nobody in time", () => {
  it("is refused at once after a while, leaves Alipay untouched, and is tried again by itself", async () => {
    const elsewhere = [await atCheckout(), await atCheckout()];
    const shopper = await atCheckout();
    shop.stripe.faults.add({
      kind: "delay",
      phase: "before",
      path: "/v1/payment_intents",
      delay_ms: 120_000,
      times: 100,
    });
    let isWaiting = true;
    const waiting = timed(Promise.all(shoppers.map((shopper) => shopper.choose(STRIPE)))).finally(
      () => {
        isWaiting = false;
      },
    );
    for (const shopper of elsewhere) await boughtAtAlipayQuickly(shopper);
    expect(isWaiting).toBe(true);

    const { answer, ms } = await waiting;
    expectToldToWait(answer);
    // They have really waited for Stripe, and been let go.
    expect(ms).toBeGreaterThan(14_000);
    expect(ms).toBeLessThan(60_000);

    const asked = shop.stripe.requests.length;
    await refusedQuickly(STRIPE, shopper);
    expect(shop.stripe.requests.slice(asked).filter(({ method }) => method === "POST")).toEqual([]);
    await boughtAtAlipayQuickly(shopper);

    heal();
    const back = await recoversByItself(STRIPE);
    await payAtStripe(shop.stripe, await back.pay(STRIPE));
    await shop.merchant.orderOf(back.cart.email, "captured");
  });
});

describe("a Stripe that cannot be reached", () => {
  it("is refused at once, for shoppers and the merchant, and nothing is left open by that", async () => {
    const bought = await boughtAtStripe(shop);
    const shopper = await atCheckout();
    shop.stripe.faults.add({ kind: "drop_before", times: 1_000 });
    await foundOut(STRIPE);

    await refusedQuickly(STRIPE, shopper);
    const refused = await timed(shop.merchant.refund(bought.order.payment, 2));
    expect(refused.answer.status).toBe(400);
    expect(refused.answer.body.message).toContain("Stripe is not answering");
    expect(refused.answer.body.message).toContain("nothing was sent");
    expect(refused.ms).toBeLessThan(QUICK_MS);
    const refunds = (await openAttempts(shop)).filter(({ operation }) => operation === "refund");
    expect(refunds.filter(({ outcome }) => outcome !== "rejected")).toEqual([]);
    await boughtAtAlipayQuickly(shopper);

    heal();
    await recoversByItself(STRIPE);
    await expectStatus(shop.merchant.refund(bought.order.payment, 2));
    expect(await refundsOf(shop.merchant, bought.order.email)).toEqual([2]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });
});

describe("an Alipay that cannot be reached", () => {
  it("is refused at once, by whatever channel, and leaves Stripe untouched", async () => {
    const [shopper, other] = [await atCheckout(), await atCheckout()];
    shop.alipay.faults.add({ kind: "drop_before", times: 1_000 });
    await foundOut(ALIPAY);

    await refusedQuickly(ALIPAY, shopper);
    // An address of Alipay's that is made here would only lead to a page that does not open.
    expect((await other.choose(ALIPAY, { channel: "page" })).status).toBe(400);
    const { answer: session, ms } = await timed(other.pay(STRIPE));
    expect(ms).toBeLessThan(QUICK_MS);
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(other.cart.email, "captured");
  });
});
