import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus } from "../../src/demo/once/context";
import type { Shopper } from "../../src/demo/once/shopper";
import { openMarkets, type NewMarket } from "../support/new-market";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";
import { ALIPAY_TILL, STRIPE_TILL, type Till } from "../support/tills";
import type { Bought } from "../support/bought";

// Stripe counts yen without decimals, dinars with three of which the last is 0, shillings and crowns
// with two that are 0, and forints with two although Medusa counts none.
const COUNTRIES = { mo: "jpy", kw: "kwd", ug: "ugx", is: "isk", hu: "huf", hk: "cny" };

let shop: OpenShop;
let markets: Map<string, NewMarket>;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
  markets = await openMarkets(shop, COUNTRIES);
});
afterAll(() => shop?.stop());

function cartOf(total: number, currency: string): Promise<Shopper> {
  const market = markets.get(currency);
  if (!market) throw new Error(`there is no market in ${currency}`);
  return market.cartOf(total);
}

async function buy(till: Till, total: number, currency: string): Promise<Bought> {
  const shopper = await cartOf(total, currency);
  const isAlipay = till.gateway === "alipay";
  const session = await shopper.pay(isAlipay ? ALIPAY : STRIPE, isAlipay ? { channel: "qr" } : {});
  if (isAlipay) await payAtAlipay(shop.alipay, session);
  else await payAtStripe(shop.stripe, session);
  return { shopper, session, order: await shop.merchant.orderOf(shopper.cart.email, "captured") };
}

async function cutOffOf({ session }: Bought): Promise<string> {
  const { rows } = await shop.db.query<{ cut_off: string }>(
    "select cut_off from payment_hub_payment where session_id = $1",
    [session.id],
  );
  return rows[0]?.cut_off ?? "no row";
}

interface Case {
  till: Till;
  currency: string;
  total: number;
  /** What the gateway takes, in its smallest units. */
  charged: bigint;
  cutOff: string;
  /** Refunds that give back the total, the last of them whatever is left. */
  parts: number[];
}

const at = (till: Till) => (currency: string, total: number, charged: bigint, cutOff: string) => {
  return (...parts: number[]): Case => ({ till, currency, total, charged, cutOff, parts });
};
const stripe = at(STRIPE_TILL);
const alipay = at(ALIPAY_TILL);

const CASES: Case[] = [
  stripe("jpy", 1234.5, 1234n, "0.5")(617.9, 616.6),
  stripe("kwd", 12.34, 12_340n, "0")(2.34, 10),
  stripe("kwd", 1.239, 1_230n, "0.009")(0.615, 0.315, 0.309),
  stripe("ugx", 5000.9, 500_000n, "0.90")(1000.5, 1000.5, 2999.9),
  stripe("isk", 1999, 199_900n, "0")(999, 1000),
  stripe("huf", 999.5, 99_950n, "0")(0.5, 999),
  alipay("cny", 88.88, 8888n, "0")(8.88, 0.01, 79.99),
  alipay("cny", 88.888, 8888n, "0.008")(44.449, 44.439),
];

describe("a total, as the gateway counts it", () => {
  it.each(CASES)(
    "$total $currency is charged as $charged, and given back in parts to the last coin",
    async ({ till, total, currency, charged, cutOff, parts }) => {
      const bought = await buy(till, total, currency);
      expect(till.held(shop, bought.session).captured).toBe(charged);
      expect(Number(await cutOffOf(bought))).toBe(Number(cutOff));
      expect(bought.order.payment.amount).toBe(total);
      for (const part of parts) {
        expect(till.held(shop, bought.session).refunded).toBeLessThan(charged);
        await expectStatus(shop.merchant.refund(bought.order.payment, part));
      }
      expect(till.held(shop, bought.session)).toMatchObject({
        captured: charged,
        refunded: charged,
      });
      await shop.merchant.orderOf(bought.order.email, "refunded");
    },
  );

  it.each(CASES.filter(({ cutOff }) => Number(cutOff) === 0.009 || Number(cutOff) === 0.008))(
    "$total $currency is given back at once without asking for more than was charged",
    async ({ till, total, currency, charged }) => {
      const bought = await buy(till, total, currency);
      await expectStatus(shop.merchant.refund(bought.order.payment, total));
      expect(till.held(shop, bought.session)).toMatchObject({
        captured: charged,
        refunded: charged,
      });
    },
  );

  it("is captured by the merchant as it was authorized", async () => {
    await expectStatus(shop.merchant.change("stripe", { capture_method: "manual" }));
    const shopper = await cartOf(1.239, "kwd");
    const session = await shopper.pay(STRIPE);
    await expectStatus(shop.merchant.change("stripe", { capture_method: "automatic" }));
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "authorized");
    await expectStatus(shop.merchant.capture(order.payment));
    expect(STRIPE_TILL.held(shop, session)).toMatchObject({ authorized: 1230n, captured: 1230n });
  });
});

describe("a total that cannot be charged at all", () => {
  it.each([
    [STRIPE, "jpy", 49, /at least/],
    [STRIPE, "jpy", 1_000_000_000_000, /at most/],
    [STRIPE, "huf", 174.99, /at least/],
    [STRIPE, "kwd", 0.009, /at least|cannot be charged/],
    [STRIPE, "ugx", 0.9, /at least|cannot be charged/],
    [ALIPAY, "cny", 0.009, /least payment/],
    [ALIPAY, "cny", 100_000_000.01, /greatest payment/],
    [ALIPAY, "kwd", 12.34, /CNY only/],
    [ALIPAY, "jpy", 1500, /CNY only/],
  ])("%s refuses %s %d and says why", async (provider, currency, total, why) => {
    const intents = shop.stripe.ledger().payments.length;
    const shopper = await cartOf(total, currency);
    const refused = await shopper.choose(provider);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toMatch(why);
    expect(shop.stripe.ledger().payments).toHaveLength(intents);
    expect((await shopper.placeOrder()).status).toBe(400);
  });
});
