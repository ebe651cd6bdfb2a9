import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "./bought";
import { DEPOSIT_TILL, depositedAtAlipay, depositOf } from "./deposits";
import { refundsAtAlipay } from "./ledgers";
import type { OpenShop } from "./open-shop";
import { expectBooked, expectCredited } from "./order-books";
import { ALIPAY, STRIPE } from "./providers";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, type Till } from "./tills";

/** Something that is done to one payment, ready to be begun. */
export interface Doing {
  begin(): Promise<unknown>;
  /** How often the gateway has done it. */
  effects(): number;
  /** The gateway, the payment and the order tell the same. @throws when they do not */
  agrees(): Promise<void>;
  /** Does it (again) and sees that it is done. */
  repeat(): Promise<void>;
}

export interface MoneyOperation {
  name: string;
  gateway: "stripe" | "alipay";
  /** The call that does it, as the simulator's faults name it. */
  path: string;
  /** What Medusa writes next, once it is told. */
  writes: "payment" | "payment_session";
  /** Whether Medusa enters it into the order's books. */
  isBooked: boolean;
  prepare(shop: OpenShop): Promise<Doing>;
}

const NOTE = "The jar was broken";
const REFUNDED = 3;
const PART = 10;

/** Medusa does not mark a payment as captured for it, and Stripe lets go of the rest. */
export const PARTIAL_CAPTURE: MoneyOperation = {
  ...{ name: "a part captured at Stripe", gateway: "stripe" },
  ...{ path: "/v1/payment_intents/*/capture", writes: "payment", isBooked: true },
  async prepare(shop) {
    const bought = await boughtAtStripe(shop, "manual");
    const doing = capture(shop, STRIPE_TILL, bought, () => moved(shop, bought, "capture"));
    return { ...doing, begin: () => shop.merchant.capture(bought.order.payment, PART) };
  },
};

/** One after the other for each gateway, because the capture method is a switch of the gateway's. */
export const MONEY_OPERATIONS: MoneyOperation[] = [
  {
    ...{ name: "a payment created at Stripe", gateway: "stripe", path: "/v1/payment_intents" },
    ...{ writes: "payment_session", isBooked: false },
    prepare: (shop) => creation(shop, STRIPE, "usd"),
  },
  {
    ...{ name: "a capture at Stripe", gateway: "stripe", path: "/v1/payment_intents/*/capture" },
    ...{ writes: "payment", isBooked: true },
    async prepare(shop) {
      const bought = await boughtAtStripe(shop, "manual");
      return capture(shop, STRIPE_TILL, bought, () => moved(shop, bought, "capture"));
    },
  },
  {
    ...{ name: "a refund at Stripe", gateway: "stripe", path: "/v1/refunds" },
    ...{ writes: "payment", isBooked: true },
    async prepare(shop) {
      const bought = await boughtAtStripe(shop);
      return refund(shop, STRIPE_TILL, bought, () => moved(shop, bought, "refund"));
    },
  },
  {
    ...{ name: "a cancellation at Stripe", gateway: "stripe" },
    ...{ path: "/v1/payment_intents/*/cancel", writes: "payment", isBooked: false },
    async prepare(shop) {
      const bought = await boughtAtStripe(shop, "manual");
      return cancellation(shop, STRIPE_TILL, bought, () => moved(shop, bought, "release"));
    },
  },
  {
    ...{ name: "a payment created at Alipay", gateway: "alipay", path: "alipay.trade.precreate" },
    ...{ writes: "payment_session", isBooked: false },
    prepare: (shop) => creation(shop, ALIPAY, "cny"),
  },
  {
    ...{ name: "a refund at Alipay", gateway: "alipay", path: "alipay.trade.refund" },
    ...{ writes: "payment", isBooked: true },
    async prepare(shop) {
      const bought = await boughtAtAlipay(shop);
      const refunds = (): number => refundsAtAlipay(shop, bought.session).length;
      return refund(shop, ALIPAY_TILL, bought, refunds);
    },
  },
  {
    ...{ name: "a capture from a deposit at Alipay", gateway: "alipay", path: "alipay.trade.pay" },
    ...{ writes: "payment", isBooked: true },
    async prepare(shop) {
      const bought = await depositedAtAlipay(shop);
      return capture(shop, DEPOSIT_TILL, bought, () => depositOf(shop, bought).captures.length);
    },
  },
  {
    ...{ name: "a deposit's release at Alipay", gateway: "alipay" },
    ...{ path: "alipay.fund.auth.order.unfreeze", writes: "payment", isBooked: false },
    async prepare(shop) {
      const bought = await depositedAtAlipay(shop);
      return cancellation(shop, DEPOSIT_TILL, bought, () =>
        depositOf(shop, bought).unfrozen > 0 ? 1 : 0,
      );
    },
  },
];

/** Movements of one kind of an order's payment at Stripe. */
function moved({ stripe }: OpenShop, { session }: Bought, kind: string): number {
  const { movements } = stripe.ledger();
  return movements.filter(
    ({ type, payment_intent }) => type === kind && payment_intent === session.data.id,
  ).length;
}

async function creation(shop: OpenShop, provider: string, currency: string): Promise<Doing> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, currency));
  const { email } = shopper.cart;
  let paid = 0;
  return {
    begin: () => shopper.choose(provider, { channel: "qr" }),
    // Nothing is done before a shopper pays.
    effects: () => paid,
    agrees: async () => {
      expect(await shop.merchant.ordersOf(email)).toHaveLength(paid);
    },
    async repeat() {
      const session = await shopper.pay(provider, { channel: "qr" });
      if (provider === STRIPE) await payAtStripe(shop.stripe, session);
      else await payAtAlipay(shop.alipay, session);
      const order = await shop.merchant.orderOf(email, "captured");
      paid += 1;
      const till = provider === STRIPE ? STRIPE_TILL : ALIPAY_TILL;
      await expectBooksAgree(shop, till, { session, order });
    },
  };
}

async function agree(shop: OpenShop, till: Till, bought: Bought): Promise<void> {
  await expectBooksAgree(shop, till, bought);
  await expectBooked(shop, bought.order.id);
}

function capture(shop: OpenShop, till: Till, bought: Bought, effects: () => number): Doing {
  const { order } = bought;
  return {
    begin: () => shop.merchant.capture(order.payment),
    effects,
    agrees: () => agree(shop, till, bought),
    async repeat() {
      await expectStatus(shop.merchant.capture(order.payment));
      const { payment } = await shop.merchant.orderOf(order.email, "captured");
      expect(payment.captures).toHaveLength(1);
    },
  };
}

function refund(shop: OpenShop, till: Till, bought: Bought, effects: () => number): Doing {
  const { order } = bought;
  const body = { amount: REFUNDED, note: NOTE };
  return {
    begin: () => shop.admin.post(`/admin/payments/${order.payment.id}/refund`, body),
    effects,
    async agrees() {
      await agree(shop, till, bought);
      await expectCredited(shop, order.id);
    },
    async repeat() {
      await expectStatus(shop.merchant.refund(order.payment, REFUNDED));
    },
  };
}

function cancellation(shop: OpenShop, till: Till, bought: Bought, effects: () => number): Doing {
  const { order } = bought;
  return {
    begin: () => shop.merchant.cancelOrder(order),
    effects,
    agrees: () => agree(shop, till, bought),
    async repeat() {
      await expectStatus(shop.merchant.cancelOrder(order));
      const { payment } = await shop.merchant.orderOf(order.email, "canceled");
      expect(payment.canceled_at).not.toBeNull();
    },
  };
}
