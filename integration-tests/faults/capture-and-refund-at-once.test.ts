import { eventually, expectStatus } from "../../src/demo/once/context";
import { Merchant, type OrderPayment } from "../../src/demo/once/merchant";
import { totals } from "../../src/demo/once/totals";
import { JsonClient } from "../../src/demo/json-client";
import { boughtAtStripe } from "../support/bought";
import { atStripe } from "../support/ledgers";
import { capturesOf, paymentOf, refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { logIn } from "../support/start-store";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, TILLS } from "../support/tills";

let shop: OpenShop;
/** Three people in the dashboard, each served by a process of its own. */
let merchants: Merchant[];
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
  const others = await Promise.all([shop.startAnother(), shop.startAnother()]);
  const elsewhere = others.map(async ({ url }) => {
    return new Merchant({ ...shop, admin: await logIn(new JsonClient(url)) });
  });
  merchants = [shop.merchant, ...(await Promise.all(elsewhere))];
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

type Click = (merchant: Merchant) => Promise<{ status: number; body: unknown }>;

/** All of it at the same moment, spread over the processes. Answers which came through. */
async function atOnce(...clicks: Click[]): Promise<boolean[]> {
  const replies = await Promise.all(
    clicks.map((click, index) => click(merchants[index % merchants.length] ?? shop.merchant)),
  );
  // Whatever was refused was refused for a reason, not by a crash.
  const crashed = replies.filter(({ status }) => status >= 500);
  expect(crashed).toEqual([]);
  return replies.map(({ status }) => status < 300);
}

const times = (count: number, click: Click): Click[] => Array.from({ length: count }, () => click);
const count = (came: boolean[]): number => came.filter(Boolean).length;

const moneyCalls = (path: RegExp): number =>
  shop.stripe.requests.filter((request) => {
    return request.method === "POST" && path.test(request.path) && request.status === 200;
  }).length;

describe("Capture, clicked many times at once in several processes", () => {
  it("captures the whole once", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    const { order, session } = bought;
    const before = moneyCalls(/capture$/);
    await atOnce(...times(9, (merchant) => merchant.capture(order.payment)));
    expect(await capturesOf(shop.merchant, order.email)).toEqual([order.payment.amount]);
    expect(atStripe(shop, session).captured).toBe(atStripe(shop, session).amount);
    expect(moneyCalls(/capture$/) - before).toBe(1);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("captures one of the parts, and the rest of it was released", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    const { payment, email } = bought.order;
    const parts = [20, 15, 10].map((amount): Click => (merchant) => {
      return merchant.capture(payment, amount);
    });
    expect(count(await atOnce(...parts))).toBe(1);
    expect(await capturesOf(shop.merchant, email)).toHaveLength(1);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("captures nothing more of what Alipay has taken already", async () => {
    const bought = await ALIPAY_TILL.buy(shop);
    const { payment, email } = bought.order;
    await atOnce(...times(6, (merchant) => merchant.capture(payment)));
    expect(await capturesOf(shop.merchant, email)).toEqual([payment.amount]);
    await expectBooksAgree(shop, ALIPAY_TILL, bought);
  });
});

describe("a refund that overtakes the capture before it", () => {
  const slowCapture = { method: "POST", path: "/v1/payment_intents/*/capture" };

  it("waits for the money to be there", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    const { payment, email } = bought.order;
    shop.stripe.faults.add({ ...slowCapture, kind: "delay", delay_ms: 700, phase: "before" });
    const capturing = shop.merchant.capture(payment);
    await captureIsWritten(payment);
    const refunding = atOnce(
      ...[5, 7].map(
        (amount): Click =>
          (merchant) =>
            merchant.refund(payment, amount),
      ),
    );
    await expectStatus(capturing);
    expect(await refunding).toEqual([true, true]);
    expect((await refundsOf(shop.merchant, email)).sort()).toEqual([5, 7]);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("gives nothing back when the capture comes to nothing", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    const { payment, email } = bought.order;
    const slow = { ...slowCapture, delay_ms: 700, phase: "before" } as const;
    shop.stripe.faults.add({ ...slow, kind: "delay" });
    // While the store waits for its answer, the authorization lapses at Stripe.
    const capturing = shop.merchant.capture(payment);
    await captureIsWritten(payment);
    const lapsed = `${shop.stripe.url}/__sim/payment_intents/${String(bought.session.data.id)}/expire`;
    await fetch(lapsed, { method: "POST", body: "{}" });
    expect(await atOnce((merchant) => merchant.refund(payment, 5))).toEqual([false]);
    expect((await capturing).status).toBe(400);
    expect(await paymentOf(shop.merchant, email)).toMatchObject({ captures: [], refunds: [] });
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  it("leaves sums that agree, in whatever order the clicks arrive", async () => {
    const bought = await boughtAtStripe(shop, "manual", 2);
    const { payment, email } = bought.order;
    const refund =
      (amount: number): Click =>
      (merchant) =>
        merchant.refund(payment, amount);
    const capture: Click = (merchant) => merchant.capture(payment);
    const [first, , second, , third] = await atOnce(
      ...[refund(6), capture, refund(8), capture, refund(payment.amount)],
    );
    const refunds = await refundsOf(shop.merchant, email);
    expect(refunds).toHaveLength(count([first, second, third].map(Boolean)));
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  });

  async function captureIsWritten({ id }: OrderPayment): Promise<void> {
    await eventually("the capture's row", async () => {
      const found = await shop.db.query("select 1 from capture where payment_id = $1", [id]);
      return found.rows.length > 0;
    });
  }
});

describe.each(TILLS)("refunds at once at $gateway", (till) => {
  it("never give back more than was captured, and the rest can be given back after", async () => {
    const bought = await till.buy(shop, 2);
    const { payment, email } = bought.order;
    const part = Math.floor(payment.amount / 2) - 1;
    const refunds = await atOnce(...times(5, (merchant) => merchant.refund(payment, part)));
    expect(count(refunds)).toBeGreaterThan(0);
    expect(count(refunds)).toBeLessThanOrEqual(2);
    // Whoever was refused may click again: nothing of theirs must have moved.
    expect(await refundsOf(shop.merchant, email)).toHaveLength(count(refunds));
    await expectBooksAgree(shop, till, bought);

    const given = (await refundsOf(shop.merchant, email)).reduce((sum, one) => sum + one, 0);
    const rest = Math.round((payment.amount - given) * 100) / 100;
    expect(count(await atOnce(...times(2, (merchant) => merchant.refund(payment, rest))))).toBe(1);
    await shop.merchant.orderOf(email, "refunded");
    await expectBooksAgree(shop, till, bought);
  });
});

describe("after all of it", () => {
  it("Medusa and both gateways agree on every payment", async () => {
    expect(await totals(shop, shop.merchant)).toMatchObject({
      stripe: { equal: true },
      alipay: { equal: true },
    });
  });
});
