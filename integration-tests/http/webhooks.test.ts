import Stripe from "stripe";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { ALIPAY_HOOK } from "../support/alipay-notifications";
import { beginAtStripe, type Bought } from "../support/bought";
import { breakThatIs } from "../support/breaks";
import { untilAllSent } from "../support/deliveries";
import { haltAt } from "../support/halts";
import { orderNumberOf } from "../support/hub-payment";
import { eventIn, untilAllApplied } from "../support/inbox";
import { atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import {
  sendSigned,
  stripeEvent,
  STRIPE_HOOK,
  webhookSecret as secretOf,
} from "../support/signed-events";
import { eventsOf, VOICELESS } from "../support/stripe-events";

const ALIPAY_TYPE = "application/x-www-form-urlencoded; text/html; charset=UTF-8";

let shop: OpenShop;
let webhookSecret: string;
beforeAll(async () => {
  shop = await openShop();
  webhookSecret = await secretOf(shop.stripe);
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

async function count(where = "true"): Promise<number> {
  const { rows } = await shop.db.query(`select count(*) from payment_hub_event where ${where}`);
  return Number(rows[0].count);
}

function sign(body: string, secret = webhookSecret): Record<string, string> {
  return {
    "content-type": "application/json",
    "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload: body, secret }),
  };
}

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${shop.url}${path}`, { method: "POST", body, headers });
  return { status: response.status, body: await response.text() };
}

const send = (body: string) => sendSigned(shop.url, body, webhookSecret);

type Paid = Omit<Bought, "order">;

/** A cart whose payment Stripe holds, and nobody was told; `event` is what there is to tell. */
async function paidUntold(): Promise<Paid & { event: string }> {
  shop.stripe.faults.add(VOICELESS);
  const begun = await beginAtStripe(shop);
  await payAtStripe(shop.stripe, begun.session);
  await untilAllSent(shop.stripe);
  shop.stripe.faults.clear();
  return { ...begun, event: await paidEvent(begun.session) };
}

async function paidEvent(session: PaymentSession): Promise<string> {
  const told = await eventsOf(shop.stripe, session);
  return JSON.stringify(told.find(({ type }) => type === "payment_intent.succeeded"));
}

/** One order, one payment, one capture, and at Stripe as much. @returns the order's id */
async function orderedOnce({ shopper, session }: Paid): Promise<string> {
  await shop.merchant.orderOf(shopper.cart.email, "captured");
  await untilAllApplied(shop);
  const { id, payment } = await shop.merchant.orderOf(shopper.cart.email, "captured");
  expect(payment.captures).toHaveLength(1);
  const { captured, refunded } = atStripe(shop, session);
  expect({ captured, refunded }).toEqual({
    captured: Math.round(payment.amount * 100),
    refunded: 0,
  });
  return id;
}

describe("what does not verify", () => {
  it.each([
    ["no signature", () => [stripeEvent(), {}] as const],
    ["another secret", () => [stripeEvent(), sign("x", "whsec_other")] as const],
    [
      "one byte changed",
      () => {
        const body = stripeEvent();
        return [body.replace("pi_nobody", "pi_nobodz"), sign(body)] as const;
      },
    ],
    ["no JSON at all", () => ["hello", {}] as const],
    [
      "a live event under a sandbox secret",
      () => {
        const body = stripeEvent({ livemode: true });
        return [body, sign(body)] as const;
      },
    ],
  ])("is answered 400 and leaves no row: %s", async (_, make) => {
    const [body, headers] = make();
    const before = await count();
    const reply = await post(STRIPE_HOOK, body, headers);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toMatchObject({ type: "invalid_data" });
    expect(await count()).toBe(before);
  });

  it("is answered 400 at Alipay's address, never success", async () => {
    const before = await count();
    const form = "notify_id=1&app_id=1&trade_status=TRADE_SUCCESS&sign=AAAA&sign_type=RSA2";
    const reply = await post(ALIPAY_HOOK, form, { "content-type": ALIPAY_TYPE });
    expect(reply.status).toBe(400);
    expect(reply.body).not.toBe("success");
    expect(await count()).toBe(before);
  });

  it("is answered 413 when it is larger than any event", async () => {
    expect((await post(STRIPE_HOOK, "x".repeat(1_200_000))).status).toBe(413);
  });
});

describe("a verified event", () => {
  it("is stored, applied and answered 200 each time but once done, fifty times at once", async () => {
    const { event, ...paid } = await paidUntold();
    const { id } = JSON.parse(event) as { id: string };
    const statuses = await Promise.all(Array.from({ length: 50 }, () => send(event)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await count(`event_id = '${id}'`)).toBe(1);
    await orderedOnce(paid);
    expect(await count(`event_id = '${id}' and state = 'processed' and tries = 1`)).toBe(1);
  });

  it("may be 200 kB large", async () => {
    const object = { id: "pi_nobody", object: "payment_intent", padding: "x".repeat(200_000) };
    expect(await send(stripeEvent({ object }))).toBe(200);
  });

  it.each([
    [
      "is parked when it names a number of ours that is not there (yet)",
      "parked",
      "MPH01K3N0B0DY0000000000000000",
    ],
    ["is ignored when another system on the same account made the payment", "ignored", undefined],
    ["is ignored when another system numbers its orders too", "ignored", "10042"],
  ])("%s, and touches no cart", async (_, state, order_number) => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    await shopper.pay("pp_stripe_stripe");
    const metadata = order_number ? { order_number } : {};
    const object = { id: "pi_nobody", object: "payment_intent", metadata };
    const id = `evt_${state}_${order_number}`;
    expect(await send(stripeEvent({ id, object }))).toBe(200);
    await eventually(state, async () => {
      return (await count(`event_id = '${id}' and state = '${state}'`)) === 1;
    });
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("is kept without client secrets", async () => {
    await eventually("events", async () => (await count("type like 'payment_intent.%'")) > 1);
    expect(await count("strpos(payload::text, '_secret_') > 0")).toBe(0);
  });
});

describe("one effect", () => {
  it("a Stripe payment whose event comes again and again has one order and one capture", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay("pp_stripe_stripe");
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    for (const delivery of shop.stripe.deliveries
      .list()
      .filter(({ state }) => state === "delivered")) {
      shop.stripe.deliveries.resend(delivery.id);
    }
    await eventually("the repeats", async () =>
      shop.stripe.deliveries.list().every(({ state }) => state !== "pending"),
    );
    const again = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(again.id).toBe(order.id);
    expect(again.payment.captures).toHaveLength(1);
  });

  /** What stands before it is written has its cart already, so whoever comes now is second. */
  describe("the storefront and the webhook completing one cart at the same moment", () => {
    const placed = async ({ shopper }: Paid): Promise<string | undefined> =>
      (await expectStatus(shopper.placeOrder())).order?.id;

    it("get the same order, the webhook being first", async () => {
      const { event, ...paid } = await paidUntold();
      const halt = await haltAt(shop, "insert order");
      expect(await send(event)).toBe(200);
      await halt.reached(1);
      const orders = [placed(paid), placed(paid)];
      // Whoever asked before this one has been heard.
      await paid.shopper.session();
      await halt.letPass();
      const id = await orderedOnce(paid);
      expect(await Promise.all([...orders, placed(paid)])).toEqual([id, id, id]);
    });

    it("get the same order, the storefront being first", async () => {
      const { event, ...paid } = await paidUntold();
      const halt = await haltAt(shop, "insert order");
      const orders = [placed(paid), placed(paid)];
      await halt.reached(1);
      expect(await send(event)).toBe(200);
      const { id: event_id } = JSON.parse(event) as { id: string };
      await eventually("the event's claim", async () => {
        return (await count(`event_id = '${event_id}' and tries = 1`)) === 1;
      });
      await halt.letPass();
      const id = await orderedOnce(paid);
      expect(await Promise.all([...orders, placed(paid)])).toEqual([id, id, id]);
    });
  });
});

describe("fault 14: an event that comes before the rows that it is about", () => {
  const NO_NUMBER = "no payment of this store has this number (yet)";
  const NO_SESSION = "its payment session is not there (yet)";

  it.each([
    [
      "the hub's own",
      NO_NUMBER,
      "update payment_hub_payment set reference = null, order_number = 'X' || order_number where session_id = $1",
      "update payment_hub_payment set reference = $2, order_number = substr(order_number, 2) where session_id = $1",
    ],
    [
      "the payment session",
      NO_SESSION,
      "update payment_session set deleted_at = now() where id = $1",
      "update payment_session set deleted_at = null where id = $1 and $2::text is not null",
    ],
  ])("is parked, then applied: %s", async (_, note, hide, show) => {
    const { event, ...paid } = await paidUntold();
    const { id, data } = paid.session;
    await shop.db.query(hide, [id]);
    expect(await send(event)).toBe(200);
    expect(await eventIn(shop, "parked", data.id)).toBe(note);
    expect(await shop.merchant.ordersOf(paid.shopper.cart.email)).toEqual([]);
    await shop.db.query(show, [id, data.id]);
    await orderedOnce(paid);
    expect(await eventIn(shop, "processed", data.id)).toBe("captured");
  });

  it("is applied although the shop has not even heard the number of what it began", async () => {
    shop.stripe.faults.add(VOICELESS);
    const path = "/v1/payment_intents";
    shop.stripe.faults.add({
      kind: "delay",
      method: "POST",
      path,
      phase: "after",
      delay_ms: 3_000,
    });
    const known = shop.stripe.ledger().payments.length;
    const begun = beginAtStripe(shop);
    const session = await eventually("the payment at Stripe", async () => {
      const entry = shop.stripe.ledger().payments[known];
      return entry && ({ data: { id: entry.payment_intent } } as unknown as PaymentSession);
    });
    await payAtStripe(shop.stripe, session);
    expect(await send(await paidEvent(session))).toBe(200);
    await orderedOnce(await begun);
  });
});

describe("fault 28: an event for a session that is gone", () => {
  it("gives its money back and leaves a cart alone that could be completed", async () => {
    const other = await paidUntold();
    const { event, ...gone } = await paidUntold();
    await shop.db.query("update payment_session set deleted_at = now() where id = $1", [
      gone.session.id,
    ]);
    // So long ago that it would have appeared.
    await shop.db.query(
      "update payment_hub_payment set created_at = created_at - interval '3 minutes' where session_id = $1",
      [gone.session.id],
    );
    const cartOf = async ({ shopper }: Paid) =>
      (await shop.db.query("select * from cart where id = $1", [shopper.cart.id])).rows;
    const before = [await cartOf(other), await other.shopper.session()];

    expect(await send(event)).toBe(200);
    expect(await eventIn(shop, "processed", gone.session.data.id)).toContain("without a session");
    const shown = await breakThatIs(shop, "resolved", await orderNumberOf(shop, gone.session));
    expect(shown).toMatchObject({ kind: "late_payment", resolution: "refunded" });
    const { captured, refunded } = atStripe(shop, gone.session);
    expect(captured).toBeGreaterThan(0);
    expect(refunded).toBe(captured);
    for (const { shopper } of [gone, other]) {
      expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    }
    expect([await cartOf(other), await other.shopper.session()]).toEqual(before);
    // It could indeed be completed, and its own event does it.
    expect(await send(other.event)).toBe(200);
    await orderedOnce(other);
  });
});

describe("Alipay's notification", () => {
  it("is answered with exactly `success`, and the order is there", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    await payAtAlipay(shop.alipay, await shopper.pay("pp_alipay_alipay"));
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
    const delivery = shop.alipay.deliveries().find(({ state }) => state === "delivered");
    expect(delivery?.attempts.at(-1)).toMatchObject({ status: 200, body: "success" });
  });

  it("is refused when its signature is wrong, sent again by Alipay, and then taken", async () => {
    shop.alipay.faults.add({ kind: "bad_signature", target: "webhook" });
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    await payAtAlipay(shop.alipay, await shopper.pay("pp_alipay_alipay"));
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    const tries = shop.alipay.deliveries().at(-1)?.attempts ?? [];
    expect(tries.map(({ status }) => status)).toEqual([400, 200]);
  });
});

describe("Medusa's own webhook route", () => {
  // It answers 200 before it has looked at anything.
  it.each(["pp_stripe_stripe", "pp_alipay_alipay", "alipay_alipay"])(
    "is not what answers at %s: what does not verify is refused",
    async (name) => {
      expect((await post(`/hooks/payment/${name}`, stripeEvent())).status).toBe(400);
    },
  );
});

describe("a crash", () => {
  it("right after the answer loses nothing: the sweep takes the event up", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay("pp_stripe_stripe");
    shop.stripe.faults.add({ kind: "drop_before", target: "webhook", times: 20 });
    await payAtStripe(shop.stripe, session);
    shop.stripe.faults.clear();
    // As the process leaves it that dies between the answer and the work.
    await shop.db.query(
      `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type,
         reference, payload, next_try_at)
       select 'phevt_crash', gateway, environment, account_id, 'evt_crash',
         'payment_intent.succeeded', reference, '{}', now()
       from payment_hub_payment where reference = $1`,
      [session.data.id],
    );
    await eventually(
      "the sweep",
      async () => (await count("id = 'phevt_crash' and state = 'processed'")) === 1,
    );
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
  });
});
