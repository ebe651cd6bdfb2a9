import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { beginAtStripe, boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { untilAllSent } from "../support/deliveries";
import { atStripesSide, paymentOnOrder } from "../support/gateway-payments";
import { haltAt } from "../support/halts";
import { orderNumberOf } from "../support/hub-payment";
import { untilAllApplied } from "../support/inbox";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { ALIPAY } from "../support/providers";
import { VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS, alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());
beforeEach(() => {
  shop.stripe.faults.add(VOICELESS);
  shop.alipay.faults.add(VOICELESS);
});
afterEach(() => {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
});

interface Watched {
  next_look_at: Date | null;
  settled_at: Date | null;
  looks: number;
  status: string;
}

async function watched({ id }: PaymentSession): Promise<Watched> {
  const { rows } = await shop.db.query<Watched>(
    "select next_look_at, settled_at, looks, status from payment_hub_payment where session_id = $1",
    [id],
  );
  if (!rows[0]) throw new Error("there is no payment");
  return rows[0];
}

const MINUTE_MS = 60_000;

async function nextLookIn(session: PaymentSession): Promise<number> {
  return ((await watched(session)).next_look_at?.getTime() ?? 0) - Date.now();
}

const untilLookedAt = (session: PaymentSession, looks: number): Promise<Watched> =>
  eventually(
    `look number ${looks}`,
    async () => {
      const now = await watched(session);
      // While it is looked at, it is put off for five minutes.
      const isDone = (now.next_look_at?.getTime() ?? 0) > Date.now() + 310_000;
      return now.looks >= looks && isDone && now;
    },
    60_000,
  );

const paidOrderOf = (shopper: Shopper) =>
  eventually(
    "an order",
    async () => {
      const [placed] = await shop.merchant.ordersOf(shopper.cart.email);
      return placed?.payment_status === "captured" && placed;
    },
    60_000,
  );

describe("a payment of which no event tells", () => {
  it("becomes an order all the same at Stripe, by asking", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session);
    await letTimePass(shop, 2);
    const order = await paidOrderOf(shopper);
    await expectBooksAgree(shop, STRIPE_TILL, { session, order: order as never });
    await eventually("the end of waiting", async () => (await watched(session)).settled_at);
    expect(await nextLookIn(session)).toBeGreaterThan(50 * MINUTE_MS);
  });

  it("becomes an order all the same at Alipay, within a minute", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay(ALIPAY, { channel: "qr" });
    await payAtAlipay(shop.alipay, session);
    await letTimePass(shop, 1);
    const order = await paidOrderOf(shopper);
    await expectBooksAgree(shop, ALIPAY_TILL, { session, order: order as never });
  });

  it("costs a handful of questions when the cart was left", async () => {
    const { session } = await beginAtStripe(shop);
    for (let looks = 1; looks <= 3; looks += 1) {
      await letTimePass(shop, 60);
      await untilLookedAt(session, looks);
    }
    await letTimePass(shop, 24 * 60);
    await eventually(
      "the end of looking",
      async () => {
        return (await watched(session)).next_look_at === null;
      },
      60_000,
    );
    expect((await watched(session)).status).toBe("waiting");
    expect(await breaksOf(shop, await orderNumberOf(shop, session))).toEqual([]);
  }, 240_000);
});

const refundAtStripe = ({ session }: Bought) =>
  atStripesSide(shop, `payment_intents/${String(session.data.id)}/refund`, { amount: 200 });

const untilRefunded = ({ order }: Bought) =>
  eventually(
    "the refund",
    async () => (await refundsOf(shop.merchant, order.email)).length === 1,
    60_000,
  );

describe("a refund of which no event tells", () => {
  it("is found with the next event of its payment, and nothing else is", async () => {
    shop.stripe.faults.clear();
    const [refunded, other] = [await boughtAtStripe(shop), await boughtAtStripe(shop)];
    shop.stripe.faults.add(VOICELESS);
    const intent = `payment_intents/${String(refunded.session.data.id)}`;
    await atStripesSide(shop, `${intent}/refund`, { amount: 200 });
    await untilAllSent(shop.stripe);
    shop.stripe.faults.clear();
    await atStripesSide(shop, `${intent}/refund`, { amount: 100 });
    await eventually("both refunds", async () => {
      return (await refundsOf(shop.merchant, refunded.order.email)).length === 2;
    });
    await expectBooksAgree(shop, STRIPE_TILL, refunded);
    await expectBooksAgree(shop, STRIPE_TILL, other);
    expect(await refundsOf(shop.merchant, other.order.email)).toEqual([]);
    for (const { session } of [refunded, other]) {
      expect(await breaksOf(shop, await orderNumberOf(shop, session))).toEqual([]);
    }
  });

  it("is found by looking, and then nothing more is done", async () => {
    shop.stripe.faults.clear();
    const [refunded, other] = [await boughtAtStripe(shop), await boughtAtStripe(shop)];
    await untilAllApplied(shop);
    shop.stripe.faults.add(VOICELESS);
    await refundAtStripe(refunded);
    await letTimePass(shop, 61);
    await untilRefunded(refunded);
    for (const { session } of [refunded, other]) {
      await untilLookedAt(session, 1);
      // The second look is a day after the order.
      expect(await nextLookIn(session)).toBeGreaterThan(20 * 60 * MINUTE_MS);
    }
    await letTimePass(shop, 24 * 60);
    for (const { session } of [refunded, other]) await untilLookedAt(session, 2);
    await expectBooksAgree(shop, STRIPE_TILL, refunded);
    await expectBooksAgree(shop, STRIPE_TILL, other);
    expect(await refundsOf(shop.merchant, refunded.order.email)).toEqual([2]);
    expect(await refundsOf(shop.merchant, other.order.email)).toEqual([]);
    for (const { session } of [refunded, other]) {
      expect(await breaksOf(shop, await orderNumberOf(shop, session))).toEqual([]);
    }
  }, 240_000);

  it.each([
    ["has gone through", "succeeded", [2]],
    ["has failed", "failed", []],
  ])(
    "and that was pending is seen to be over once it %s",
    async (_, outcome, inMedusa) => {
      shop.stripe.faults.clear();
      const { shopper, session } = await beginAtStripe(shop);
      await payAtStripe(shop.stripe, session, { payment_method: "pm_card_pendingRefund" });
      const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
      const bought = { shopper, session, order };
      const { refund } = (await refundAtStripe(bought)) as { refund: { id: string } };
      await untilAllApplied(shop);
      const statusIs = (status: string) =>
        eventually(
          `a refund that is ${status}`,
          async () => (await paymentOnOrder(shop, order.id)).refunds[0]?.status === status,
          60_000,
        );
      await statusIs("pending");
      shop.stripe.faults.add(VOICELESS);
      await atStripesSide(shop, `refunds/${refund.id}/settle`, { outcome });
      await letTimePass(shop, 61);
      await statusIs(outcome);
      await untilLookedAt(session, 1);
      expect(await refundsOf(shop.merchant, order.email)).toEqual(inMedusa);
      await expectBooksAgree(shop, STRIPE_TILL, bought);
    },
    120_000,
  );

  it("is found by looking although the process dies before Medusa has it", async () => {
    shop.stripe.faults.clear();
    const bought = await boughtAtStripe(shop);
    await untilAllApplied(shop);
    shop.stripe.faults.add(VOICELESS);
    await refundAtStripe(bought);
    const halt = await haltAt(shop, "insert refund");
    await letTimePass(shop, 61);
    await halt.reached(1);
    await shop.kill();
    await halt.end();
    // What the dead process had claimed comes due again.
    await letTimePass(shop, 6);
    await shop.restart();
    await untilRefunded(bought);
    await expectBooksAgree(shop, STRIPE_TILL, bought);
  }, 240_000);

  it("is shown at Alipay, which names none, once all has gone back", async () => {
    shop.alipay.faults.clear();
    const { session, order } = await boughtAtAlipay(shop);
    await untilAllApplied(shop);
    shop.alipay.faults.add(VOICELESS);
    const all = order.payment.amount.toFixed(2);
    shop.alipay.office.refund(String(session.data.out_trade_no), all, "UNTOLD1");
    await letTimePass(shop, 61);
    const entry = await breakThatIs(shop, "open", await orderNumberOf(shop, session), 60_000);
    expect(entry.kind).toBe("books_differ");
    expect(await refundsOf(shop.merchant, order.email)).toEqual([]);
  }, 120_000);
});
