import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { breaksOf } from "../support/breaks";
import { faultsMet } from "../support/faults-met";
import { orderNumberOf } from "../support/hub-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { ALIPAY, STRIPE } from "../support/providers";
import { openAttempts } from "../support/repair";
import { ALIPAY_TILL, STRIPE_TILL, type Till } from "../support/tills";
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

const CARD = { payment_method: "pm_card_visa" };
const CARD_WITH_3DS = {
  payment_method: "pm_card_threeDSecure2Required",
  three_d_secure: "leave",
} as const;
/** More than a buyer needs for paying. */
const HELD_MS = 1_200;

/** The watch comes more often here than every 20 s. */
const SETTLED_MS = 75_000;

interface Checkout {
  till: Till;
  shopper: Shopper;
  session: PaymentSession;
}

async function checkoutAt(till: Till): Promise<Checkout> {
  const isStripe = till === STRIPE_TILL;
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, isStripe ? "usd" : "cny"));
  const session = await shopper.pay(isStripe ? STRIPE : ALIPAY, { channel: "qr" });
  return { till, shopper, session };
}

async function pays({ till, session }: Checkout): Promise<void> {
  if (till === STRIPE_TILL) await payAtStripe(shop.stripe, session, CARD);
  else await payAtAlipay(shop.alipay, session);
}

/** The bank's page, in another tab. */
async function authenticates({ session }: Checkout): Promise<void> {
  const id = String(session.data.id);
  const path = `${shop.stripe.url}/__sim/payment_intents/${id}/authenticate`;
  await fetch(path, { method: "POST", body: JSON.stringify({ outcome: "succeed" }) });
}

/** What the other tab does; whether the store lets it is the store's affair. */
const changesTheCart = ({ shopper }: Checkout): Promise<unknown> =>
  shopper.addOneMore().catch(() => undefined);

const choosesAgain = ({ shopper, till }: Checkout): Promise<unknown> =>
  shopper.choose(till === STRIPE_TILL ? STRIPE : ALIPAY, { channel: "qr" });

type Fate = "ordered" | "given back" | "not paid";

/** What became of the buyer's money; undefined as long as it hangs in the air. */
async function fateOf({ till, shopper, session }: Checkout): Promise<Fate | undefined> {
  const { captured, refunded } = till.held(shop, session);
  const orders = await shop.merchant.ordersOf(shopper.cart.email);
  const payments = orders
    .flatMap(({ payment_collections }) => payment_collections)
    .flatMap(({ payments }) => payments);
  const own = payments.find(
    ({ data }) => (data.id ?? data.out_trade_no) === (session.data.id ?? session.data.out_trade_no),
  );
  if (own?.captured_at && captured > 0n && refunded === 0n) return "ordered";
  if (own || captured !== refunded) return undefined;
  if (captured === 0n) return "not paid";
  const shown = await breaksOf(shop, await orderNumberOf(shop, session));
  return shown.some(({ kind, state }) => kind === "late_payment" && state === "resolved")
    ? "given back"
    : undefined;
}

async function settledFate(checkout: Checkout): Promise<Fate> {
  const { session, till } = checkout;
  return eventually("an end for the buyer's money", () => fateOf(checkout), SETTLED_MS).catch(
    async (error: Error) => {
      const { rows: events } = await shop.db.query(
        "select type, state, note from payment_hub_event where reference = $1",
        [session.data.id ?? session.data.out_trade_no],
      );
      const { captured, refunded } = till.held(shop, session);
      const orders = (await shop.merchant.ordersOf(checkout.shopper.cart.email)).length;
      throw new Error(
        `${error.message}: ${captured} captured, ${refunded} refunded, ${orders} orders, ${JSON.stringify({ events, open: await openAttempts(shop) })}`,
      );
    },
  );
}

/** Nobody waits for what time alone brings. */
async function neverLost(checkouts: Checkout[]): Promise<Fate[]> {
  await letTimePass(shop, 3);
  const fates: Fate[] = [];
  for (const checkout of checkouts) fates.push(await settledFate(checkout));
  for (const { shopper } of checkouts) {
    expect((await shop.merchant.ordersOf(shopper.cart.email)).length).toBeLessThanOrEqual(1);
  }
  return fates;
}

type Call = { method: string; path: string; phase: "before" | "after" };

/** The buyer pays while a call that the store makes because of a change is held back. */
async function paysDuring(
  checkout: Checkout,
  call: Call,
  change: (checkout: Checkout) => Promise<unknown>,
  pay = pays,
): Promise<void> {
  const gateway = shop[checkout.till.gateway];
  gateway.faults.add({ ...call, kind: "delay", delay_ms: HELD_MS });
  const changing = change(checkout);
  await faultsMet(gateway);
  await pay(checkout);
  await changing;
  const [fate] = await neverLost([checkout]);
  expect(["ordered", "given back"]).toContain(fate);
}

const CANCELING = { method: "POST", path: "/v1/payment_intents/*/cancel" };

const TILLS = [
  {
    till: STRIPE_TILL,
    asks: { method: "GET", path: "/v1/payment_intents/*" },
    closes: CANCELING,
  },
  {
    till: ALIPAY_TILL,
    asks: { method: "POST", path: "alipay.trade.query" },
    closes: { method: "POST", path: "alipay.trade.close" },
  },
];

describe.each(TILLS)("a payment that goes through at $till.gateway", ({ till, asks, closes }) => {
  it.each([
    ["its cart changes", changesTheCart],
    ["another one is chosen", choosesAgain],
  ])("between the store's look at it and its end, because %s, is not lost", async (_, change) => {
    const checkout = await checkoutAt(till);
    // The answer that says "not paid" is on its way while the buyer pays.
    await paysDuring(checkout, { ...asks, phase: "after" }, change);
  });

  it("while the store is closing it is not lost", async () => {
    const checkout = await checkoutAt(till);
    if (till === ALIPAY_TILL)
      shop.alipay.buyer.scan({ qr_code: String(checkout.session.data.qr_code) });
    await paysDuring(checkout, { ...closes, phase: "before" }, changesTheCart);
  });

  it("a moment before, at or after the change is never lost", async () => {
    const moments = [0, 50, 150, 400];
    const checkouts = await Promise.all(moments.map(() => checkoutAt(till)));
    await Promise.all(
      checkouts.map(async (checkout, index) => {
        const changing = changesTheCart(checkout);
        await new Promise((resolve) => setTimeout(resolve, moments[index]));
        // Once it is closed there is nothing that could be paid.
        await pays(checkout).catch(() => undefined);
        await checkout.shopper.placeOrder();
        await changing;
      }),
    );
    expect(await neverLost(checkouts)).toHaveLength(moments.length);
  });
});

describe("3-D Secure that is passed in another tab", () => {
  async function beforeTheBank(): Promise<Checkout> {
    const checkout = await checkoutAt(STRIPE_TILL);
    await payAtStripe(shop.stripe, checkout.session, CARD_WITH_3DS);
    return checkout;
  }

  it("while the cart's change is canceling the payment does not lose it", async () => {
    const checkout = await beforeTheBank();
    const canceling = { ...CANCELING, phase: "before" } as const;
    await paysDuring(checkout, canceling, changesTheCart, authenticates);
  });

  it("after the canceling failed, with the session gone, does not lose it", async () => {
    const checkout = await beforeTheBank();
    shop.stripe.faults.add({ ...CANCELING, kind: "drop_before", times: 2 });
    await changesTheCart(checkout);
    await authenticates(checkout);
    expect(await neverLost([checkout])).toEqual(["given back"]);
  });

  it("after the payment was canceled takes no money", async () => {
    const checkout = await beforeTheBank();
    await changesTheCart(checkout);
    await authenticates(checkout);
    expect(await neverLost([checkout])).toEqual(["not paid"]);
  });
});
