import Stripe from "stripe";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { openShop, type OpenShop } from "../support/open-shop";

const STRIPE_HOOK = "/hooks/payment/stripe_stripe";
const ALIPAY_HOOK = "/hooks/payment/alipay_alipay";
const ALIPAY_TYPE = "application/x-www-form-urlencoded; text/html; charset=UTF-8";

let shop: OpenShop;
let webhookSecret: string;
beforeAll(async () => {
  shop = await openShop();
  const endpoints = await fetch(`${shop.stripe.url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await endpoints.json()) as {
    webhook_endpoints: { secrets: (string | { secret: string })[] }[];
  };
  const [secret] = webhook_endpoints[0]?.secrets ?? [];
  webhookSecret = typeof secret === "string" ? secret : (secret?.secret ?? "");
});
afterAll(() => shop?.stop());

async function count(where = "true"): Promise<number> {
  const { rows } = await shop.db.query(`select count(*) from payment_hub_event where ${where}`);
  return Number(rows[0].count);
}

function stripeEvent(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: `evt_${Math.random().toString(36).slice(2)}`,
    object: "event",
    type: "payment_intent.succeeded",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object: { id: "pi_nobody", object: "payment_intent" } },
    ...changes,
  });
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
  it("is stored once and answered 200 each time, fifty times at once", async () => {
    const body = stripeEvent({ id: "evt_fifty" });
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => post(STRIPE_HOOK, body, sign(body))),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await count("event_id = 'evt_fifty'")).toBe(1);
  });

  it("may be 200 kB large", async () => {
    const body = stripeEvent({ padding: "x".repeat(200_000) });
    expect((await post(STRIPE_HOOK, body, sign(body))).status).toBe(200);
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
    const body = stripeEvent({ id, data: { object } });
    await post(STRIPE_HOOK, body, sign(body));
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

  it("the storefront and the webhook completing one cart at once make one order", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const session = await shopper.pay("pp_stripe_stripe");
    const paid = payAtStripe(shop.stripe, session);
    const placed = await Promise.all([paid, shopper.placeOrder(), shopper.placeOrder()]);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
    const again = await expectStatus(shopper.placeOrder());
    expect(again.order?.id).toBe(order.id);
    expect(placed).toHaveLength(3);
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
  it.each(["pp_stripe_stripe", "pp_alipay_alipay", "nobody"])(
    "applies nothing for %s",
    async (provider) => {
      const before = (await shop.merchant.orders()).length;
      const body = stripeEvent();
      await post(`/hooks/payment/${provider}`, body, sign(body));
      expect((await shop.merchant.orders()).length).toBe(before);
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
    // The sweep runs at the full minute.
    await eventually(
      "the sweep",
      async () => (await count("id = 'phevt_crash' and state = 'processed'")) === 1,
      75_000,
    );
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
  }, 90_000);
});
