import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import type { RecordedRequest } from "../../src/simulators/core/http-server";
import { boughtAtStripe, type Bought } from "../support/bought";
import { atStripe } from "../support/ledgers";
import { capturesOf, paymentOf, refundsOf } from "../support/medusa-payment";
import { MONEY_OPERATIONS, type Doing, type MoneyOperation } from "../support/money-operations";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { QUICK_JOBS } from "../support/preload";
import { STRIPE } from "../support/providers";
import { openAttempts, putOffRepair, repairedAfter } from "../support/repair";
import { VOICELESS } from "../support/stripe-events";
import { expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
let reason: string;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS, alipay: { refundIntervalMs: 0 } });
  const { refund_reason } = await expectStatus(
    shop.admin.post<{ refund_reason: { id: string } }>("/admin/refund-reasons", {
      label: "Broken",
      code: "broken",
    }),
  );
  reason = refund_reason.id;
});
afterAll(() => shop?.stop());
afterEach(heal);

function heal(): void {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
}

const BOOKED = MONEY_OPERATIONS.filter(({ isBooked }) => isBooked);

const GATEWAYS = ["stripe", "alipay"] as const;
const NOTE = "The jar was broken";

/** The watch looks every 20 s. */
const WATCHED_MS = 45_000;

/** Both SDKs send once more when a connection breaks. */
const TRIES = 2;

/** The gateway acts and nobody hears of it; what is asked right after is not answered either. */
function loseAnswers({ gateway, path }: MoneyOperation): void {
  shop[gateway].faults.add({ kind: "drop_after", method: "POST", path, times: TRIES });
  for (const question of ["alipay.trade.query", "alipay.trade.fastpay.refund.query"]) {
    shop.alipay.faults.add({ kind: "drop_before", path: question, times: TRIES });
  }
}

/** @returns what was asked of an operation's gateway from here on, words on payments left out */
function listen({ gateway }: Pick<MoneyOperation, "gateway">): () => RecordedRequest[] {
  const { requests } = shop[gateway];
  const from = requests.length;
  return () =>
    requests.slice(from).filter(({ method, path }) => method !== "POST" || !/\/pi_\w+$/.test(path));
}

/** Stripe is asked by GET; Alipay's questions have their name from it. */
const isQuestion = ({ method, path }: RecordedRequest): boolean =>
  method === "GET" || path.endsWith("/query");

/** @returns what was done and is not known to be; the gateways stay silent about it */
async function lost(operation: MoneyOperation): Promise<Doing> {
  heal();
  const doing = await operation.prepare(shop);
  shop.stripe.faults.add(VOICELESS);
  shop.alipay.faults.add(VOICELESS);
  loseAnswers(operation);
  const told = (await doing.begin()) as { status: number; body: { message: string } };
  expect(told.status).toBe(400);
  expect(told.body.message).toMatch(/being checked|asked again/);
  heal();
  expect(doing.effects()).toBe(1);
  shop.stripe.faults.add(VOICELESS);
  shop.alipay.faults.add(VOICELESS);
  return doing;
}

describe.each(BOOKED)("$name whose answer was lost", (operation) => {
  it("is unknown until it is asked for, and done once when it is clicked again at once", async () => {
    const doing = await lost(operation);
    const outcomes = (await openAttempts(shop)).map(({ outcome }) => outcome);
    expect(outcomes).toContain("unknown");
    await putOffRepair(shop);
    const heard = listen(operation);
    await expectStatus(doing.begin() as Promise<{ status: number; body: unknown }>);
    expect(doing.effects()).toBe(1);
    expect(heard().filter((request) => !isQuestion(request))).toEqual([]);
    await doing.agrees();
  });
});

describe("what nobody clicks again", () => {
  let doings: Doing[];
  let sent: RecordedRequest[];
  let worded: Bought;
  let unwanted: Bought;
  let waiting: { shopper: Shopper; session: PaymentSession };

  const intentsOf = ({ cart }: Shopper): string[] =>
    shop.stripe
      .ledger()
      .payments.filter(({ metadata }) => metadata.cart_id === cart.id)
      .map(({ state }) => state);

  beforeAll(async () => {
    worded = await boughtAtStripe(shop);
    unwanted = await boughtAtStripe(shop, "manual");
    waiting = await seenByNobody();
    shop.stripe.faults.add({
      kind: "drop_after",
      method: "POST",
      path: "/v1/refunds",
      times: TRIES,
    });
    const path = `/admin/payments/${worded.order.payment.id}/refund`;
    await shop.admin.post(path, { amount: 2.5, note: NOTE, refund_reason_id: reason });
    const cancel = "/v1/payment_intents/*/cancel";
    shop.stripe.faults.add({ kind: "drop_before", path: cancel, times: TRIES });
    await shop.merchant.cancelOrder(unwanted.order);
    doings = [];
    for (const operation of BOOKED) doings.push(await lost(operation));
    const heard = GATEWAYS.map((gateway) => listen({ gateway }));
    await repairedAfter(shop, 4);
    sent = heard.flatMap((requests) => requests()).filter((one) => !isQuestion(one));
    heal();
  });

  /** A payment is made at Stripe for a shopper who is told that it was not, and gets another one. */
  async function seenByNobody(): Promise<typeof waiting> {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    shop.stripe.faults.add({ kind: "drop_after", path: "/v1/payment_intents", times: TRIES });
    expect((await shopper.choose(STRIPE)).status).toBe(400);
    expect(intentsOf(shopper)).toEqual(["requires_payment_method"]);
    return { shopper, session: await shopper.pay(STRIPE) };
  }

  it("is written into Medusa by itself", async () => {
    for (const doing of doings) {
      expect(doing.effects()).toBe(1);
      await doing.agrees();
    }
  });

  it("is asked for, and nothing is sent that changes anything but what was to be canceled", () => {
    expect(sent.filter(({ path }) => !path.endsWith("/cancel"))).toEqual([]);
  });

  it("keeps what the person said about a refund", async () => {
    const { rows } = await shop.db.query(
      `select note, refund_reason_id, created_by, raw_amount->>'value' as amount from refund
       where payment_id = $1 and deleted_at is null`,
      [worded.order.payment.id],
    );
    const created_by = expect.stringMatching(/^user_/);
    expect(rows).toEqual([{ note: NOTE, refund_reason_id: reason, created_by, amount: "2.5" }]);
    await expectBooksAgree(shop, STRIPE_TILL, worded);
    await expectBooked(shop, worded.order.id);
  });

  it("is canceled all the same when it was a cancellation", async () => {
    expect(atStripe(shop, unwanted.session).state).toBe("canceled");
    expect((await paymentOf(shop.merchant, unwanted.order.email)).captures).toEqual([]);
  });

  it("is closed when it was a payment that no shopper ever saw", async () => {
    const { shopper, session } = waiting;
    await letTimePass(shop, 2);
    const isClosed = async (): Promise<boolean> => intentsOf(shopper)[0] === "canceled";
    await eventually("the end of the first", isClosed, WATCHED_MS);
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(intentsOf(shopper)).toEqual(["canceled", "succeeded"]);
  });
});

describe("a 500 of Stripe's, which answers for its key from then on", () => {
  const refunds = { path: "/v1/refunds", method: "POST", status: 500 };
  const keysOf = (heard: RecordedRequest[]): unknown[] =>
    heard.filter(({ path }) => path === "/v1/refunds").flatMap(({ key }) => key ?? []);
  it("is settled by the refund that is there", async () => {
    const { order, session } = await boughtAtStripe(shop);
    shop.stripe.faults.add({ ...refunds, kind: "error_after" });
    const told = await shop.merchant.refund(order.payment, 2);
    expect(told.status).toBe(400);
    expect(told.body.message).toContain("being checked");
    await repairedAfter(shop, 1);
    expect(atStripe(shop, session).refunded).toBe(200);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([2]);
    await expectBooked(shop, order.id);
  });

  it("is settled as never happened when there is none, and the next click has a new key", async () => {
    const { order, session } = await boughtAtStripe(shop);
    const heard = listen({ gateway: "stripe" });
    shop.stripe.faults.add({ ...refunds, kind: "error" });
    expect((await shop.merchant.refund(order.payment, 2)).status).toBe(400);
    // The key still answers with its 500, and no other amount can be refunded before it is settled.
    expect((await shop.merchant.refund(order.payment, 2)).status).toBe(400);
    expect((await shop.merchant.refund(order.payment, 3)).status).toBe(400);
    await repairedAfter(shop, 6);
    expect(atStripe(shop, session).refunded).toBe(0);
    await expectStatus(shop.merchant.refund(order.payment, 2));
    expect(atStripe(shop, session).refunded).toBe(200);
    expect(await refundsOf(shop.merchant, order.email)).toEqual([2]);
    const keys = keysOf(heard());
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it("is no capture when the money is not there", async () => {
    const { order, session } = await boughtAtStripe(shop, "manual");
    const path = "/v1/payment_intents/*/capture";
    shop.stripe.faults.add({ kind: "error", method: "POST", path, status: 500 });
    expect((await shop.merchant.capture(order.payment)).status).toBe(400);
    await repairedAfter(shop, 6);
    expect(await capturesOf(shop.merchant, order.email)).toEqual([]);
    await expectStatus(shop.merchant.capture(order.payment));
    await expectBooksAgree(shop, STRIPE_TILL, { session, order });
    await expectBooked(shop, order.id);
  });
});

describe.each(BOOKED)("$name, tried again a day later", (operation) => {
  const DAY_MS = 25 * 3600_000;

  async function aDayLater(): Promise<void> {
    shop.stripe.clock.advance(DAY_MS);
    shop.alipay.clock.advance(DAY_MS);
    const minutes = DAY_MS / 60_000;
    // First, so that the job is not there before the click.
    await putOffRepair(shop, minutes + 60);
    await letTimePass(shop, minutes);
  }

  afterEach(() => {
    shop.stripe.clock.advance(-DAY_MS);
    shop.alipay.clock.advance(-DAY_MS);
  });

  it("is asked for first, and not sent again when it is there", async () => {
    const doing = await lost(operation);
    await aDayLater();
    const heard = listen(operation);
    await expectStatus(doing.begin() as Promise<{ status: number; body: unknown }>);
    expect(heard().filter((request) => !isQuestion(request))).toEqual([]);
    expect(doing.effects()).toBe(1);
    await doing.agrees();
  });

  it("is asked for first, and sent once when it never got there", async () => {
    const doing = await operation.prepare(shop);
    const { gateway, path } = operation;
    shop[gateway].faults.add({ kind: "drop_before", method: "POST", path, times: TRIES });
    for (const question of ["alipay.trade.query", "alipay.trade.fastpay.refund.query"]) {
      shop.alipay.faults.add({ kind: "drop_before", path: question, times: TRIES });
    }
    await doing.begin();
    heal();
    expect(doing.effects()).toBe(0);
    await aDayLater();
    const heard = listen(operation);
    await expectStatus(doing.begin() as Promise<{ status: number; body: unknown }>);
    const asked = heard();
    expect(asked.findIndex(isQuestion)).toBeLessThan(asked.findIndex((one) => !isQuestion(one)));
    expect(asked.filter((request) => !isQuestion(request))).toHaveLength(1);
    expect(doing.effects()).toBe(1);
    await doing.agrees();
  });
});
