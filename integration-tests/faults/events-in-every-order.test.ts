import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { ALIPAY_HOOK } from "../support/alipay-notifications";
import { atOnce } from "../support/at-once";
import { breaksOf } from "../support/breaks";
import { everyOrder } from "../support/every-order";
import { alipayNotification, postTo } from "../support/fixtures";
import { atStripesSide } from "../support/gateway-payments";
import { orderNumberOf } from "../support/hub-payment";
import { atAlipay } from "../support/ledgers";
import { paymentOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { ALIPAY, STRIPE } from "../support/providers";
import { sendSigned, webhookSecret } from "../support/signed-events";
import { eventsOf, VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, type Till } from "../support/tills";

/** Carts at a time: more would only wait for each other. */
const AT_ONCE = 8;

let shop: OpenShop;
let stripeSecret: string;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
  stripeSecret = await webhookSecret(shop.stripe);
  // The test tells in their place, so that it knows in which order.
  for (const { faults } of [shop.stripe, shop.alipay]) faults.add({ ...VOICELESS, times: 10_000 });
});
afterAll(() => shop?.stop());

interface Paid {
  shopper: Shopper;
  session: PaymentSession;
}

/** What one gateway has to tell of one payment. */
interface Chain {
  name: string;
  till: Till;
  captureMethod: "automatic" | "manual";
  /** Each is told once. */
  kinds: string[];
  begin(): Promise<Paid>;
  /** All that happens to the payment before the shop hears anything of it. */
  happen(paid: Paid): Promise<void>;
  /** @returns the event's id, once the shop has taken it */
  tell(paid: Paid, kind: string): Promise<string>;
  /** What the order is to come to. */
  status: string;
  /** Smallest first. @param paid in Medusa's units, as they are */
  refunds(paid: number): number[];
}

async function begin(provider: string, currency: string, data = {}): Promise<Paid> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, currency));
  return { shopper, session: await shopper.pay(provider, data) };
}

/** The shopper comes back: what is refunded before there is an order gets none. */
async function place({ shopper }: Paid): Promise<void> {
  expect(await expectStatus(shopper.placeOrder())).toMatchObject({ type: "order" });
}

async function tellByStripe({ session }: Paid, kind: string): Promise<string> {
  const event = (await eventsOf(shop.stripe, session)).find(({ type }) => type === kind);
  if (!event) throw new Error(`Stripe has no ${kind} to tell`);
  expect(await sendSigned(shop.url, JSON.stringify(event), stripeSecret)).toBe(200);
  return event.id;
}

const tradeOf = ({ data }: PaymentSession): string => String(data.out_trade_no);

/** @param amounts yuan; each refund has a number of its own */
function refundAtAlipay(session: PaymentSession, ...amounts: string[]): void {
  const trade = tradeOf(session);
  amounts.forEach((amount, at) => shop.alipay.office.refund(trade, amount, `R${at}${trade}`));
}

/** Alipay's notifications by what they tell: the fixture, and how much had gone back by then. */
type Told = Record<string, { fixture: string; refund?: number; sum?: (total: number) => number }>;

const TOLD: Told = {
  begun: { fixture: "trade_wait_buyer_pay" },
  paid: { fixture: "trade_success" },
  "refunded first": { fixture: "trade_success_refund", refund: 0, sum: () => 250 },
  "refunded again": { fixture: "trade_success_refund", refund: 1, sum: () => 400 },
  "refunded the rest": { fixture: "trade_closed_refund", refund: 1, sum: (total) => total },
  finished: { fixture: "trade_finished" },
};

async function tellByAlipay({ session }: Paid, kind: string): Promise<string> {
  const { fixture = "none", refund, sum } = TOLD[kind] ?? {};
  const trade = tradeOf(session);
  const total = totalOf(session);
  const filling = {
    notify_id: `${kind} ${trade}`,
    out_trade_no: trade,
    trade_no: atAlipay(shop, session)?.trade_no ?? "",
    total_amount: yuan(total),
    ...(sum && { out_biz_no: `R${refund}${trade}`, refund_fee: yuan(sum(total)) }),
  };
  const sent = await alipayNotification(fixture, shop.alipay.app, filling);
  expect(await postTo(shop.url, ALIPAY_HOOK, sent)).toMatchObject({ body: "success" });
  return filling.notify_id;
}

/** In fen. */
const totalOf = (session: PaymentSession): number => atAlipay(shop, session)?.total ?? 0;
const yuan = (fen: number): string => (fen / 100).toFixed(2);

const CHAINS: Chain[] = [
  {
    name: "Stripe's, of a payment that failed before it was made",
    till: STRIPE_TILL,
    captureMethod: "automatic",
    kinds: [
      "payment_intent.payment_failed",
      "payment_intent.requires_action",
      "payment_intent.succeeded",
    ],
    begin: () => begin(STRIPE, "usd"),
    async happen({ session }) {
      for (const payment_method of ["pm_card_chargeDeclined", "pm_card_threeDSecure2Required"]) {
        await payAtStripe(shop.stripe, session, { payment_method });
      }
    },
    tell: tellByStripe,
    status: "captured",
    refunds: () => [],
  },
  {
    name: "Stripe's, of a payment captured and refunded in its dashboard",
    till: STRIPE_TILL,
    captureMethod: "manual",
    kinds: [
      "payment_intent.amount_capturable_updated",
      "payment_intent.succeeded",
      "refund.created",
      "charge.refunded",
    ],
    begin: () => begin(STRIPE, "usd"),
    async happen(paid) {
      await payAtStripe(shop.stripe, paid.session);
      await place(paid);
      const intent = `payment_intents/${String(paid.session.data.id)}`;
      await atStripesSide(shop, `${intent}/capture`);
      await atStripesSide(shop, `${intent}/refund`, { amount: 250 });
    },
    tell: tellByStripe,
    status: "partially_refunded",
    refunds: () => [2.5],
  },
  {
    name: "Alipay's, of a trade refunded twice and finished",
    till: ALIPAY_TILL,
    captureMethod: "automatic",
    kinds: ["paid", "refunded first", "refunded again", "finished"],
    begin: () => begin(ALIPAY, "cny", { channel: "wap" }),
    async happen(paid) {
      await payAtAlipay(shop.alipay, paid.session);
      await place(paid);
      refundAtAlipay(paid.session, "2.50", "1.50");
      shop.alipay.office.finishTrade(tradeOf(paid.session));
    },
    tell: tellByAlipay,
    status: "partially_refunded",
    refunds: () => [1.5, 2.5],
  },
  {
    name: "Alipay's, of a trade refunded until nothing was left",
    till: ALIPAY_TILL,
    captureMethod: "automatic",
    kinds: ["begun", "refunded first", "refunded the rest"],
    begin: () => begin(ALIPAY, "cny", { channel: "wap" }),
    async happen(paid) {
      await payAtAlipay(shop.alipay, paid.session);
      await place(paid);
      refundAtAlipay(paid.session, "2.50", yuan(totalOf(paid.session) - 250));
    },
    tell: tellByAlipay,
    status: "refunded",
    refunds: (paid) => [2.5, paid - 2.5],
  },
];

it.each(CHAINS)(
  "$name: the same end, in whatever order they come",
  async (chain) => {
    const { captureMethod, kinds, status } = chain;
    await expectStatus(shop.merchant.change("stripe", { capture_method: captureMethod }));
    const orders = everyOrder(kinds);
    const ends = await atOnce(AT_ONCE, orders, async (told) => {
      const paid = await chain.begin();
      await leaveToEvents(paid);
      await chain.happen(paid);
      const states: string[] = [];
      for (const kind of told) states.push(await endOfEvent(await chain.tell(paid, kind)));
      return { told, states, ...(await endOf(paid, chain)) };
    });
    expect(ends).toEqual(
      orders.map((told, at) => ({
        told,
        states: kinds.map(() => "processed"),
        orders: [status],
        paid: ends[at]?.paid,
        refunds: chain.refunds(ends[at]?.paid ?? 0),
        breaks: [],
      })),
    );
  },
  300_000,
);

/** The shop also asks by itself; here, nothing but events is to tell it. */
async function leaveToEvents({ session }: Paid): Promise<void> {
  const later = "now() + interval '1 hour'";
  await shop.db.query(
    `update payment_hub_payment set next_look_at = ${later} where session_id = $1`,
    [session.id],
  );
}

const endOfEvent = (id: string): Promise<string> =>
  eventually(`the end of ${id}`, async () => {
    const { rows } = await shop.db.query<{ state: string }>(
      "select state from payment_hub_event where event_id = $1 and processed_at is not null",
      [id],
    );
    return rows[0]?.state;
  });

/** What a shopper's payment has come to, once all was told; the books agree by then. */
async function endOf({ shopper, session }: Paid, { till }: Chain) {
  const payment = await paymentOf(shop.merchant, shopper.cart.email);
  const orders = await shop.merchant.ordersOf(shopper.cart.email);
  for (const order of orders) {
    await expectBooksAgree(shop, till, { session, order });
    await expectBooked(shop, order.id);
  }
  const breaks = await breaksOf(shop, await orderNumberOf(shop, session));
  return {
    orders: orders.map(({ payment_status }) => payment_status),
    paid: payment.captures.reduce((sum, { amount }) => sum + amount, 0),
    refunds: payment.refunds.map(({ amount }) => amount).sort((one, other) => one - other),
    breaks: breaks.filter(({ state }) => state === "open").map(({ message }) => message),
  };
}
