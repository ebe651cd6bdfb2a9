import { createHmac } from "node:crypto";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { stripeGateway } from "../../src/gateways/stripe";
import { refundsOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";
import { repairedAfter } from "../support/repair";
import { callStripe } from "../support/stripe-api";
import { settleRefund } from "../support/stripe-refunds";

const IDEAL = "pp_stripe-ideal_stripe";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
  for (const currency of ["eur", "usd"]) {
    const { id } = regionOf(shop, currency);
    const payment_providers = [STRIPE, IDEAL];
    await expectStatus(shop.admin.post(`/admin/regions/${id}`, { payment_providers }));
  }
});
afterAll(() => shop?.stop());

interface Intent {
  payment_method_types: string[];
  capture_method: string;
  description: string;
  statement_descriptor_suffix: string | null;
  metadata: Record<string, string>;
}

const intentOf = ({ data }: PaymentSession) =>
  callStripe<Intent>(shop.stripe, `payment_intents/${String(data.id)}`);

const begin = async (currency: string, provider: string) => {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, currency));
  return { shopper, session: await shopper.pay(provider) };
};

async function setOptions(options: Record<string, unknown>) {
  const { accounts } = await shop.merchant.gateway("stripe");
  const current = accounts.find(({ status }) => status === "current");
  const path = `/admin/payment-hub/gateways/stripe/accounts/${current?.id}/options`;
  return shop.admin.post<{ account: { options: object }; problems?: { field: string }[] }>(
    path,
    options,
  );
}

describe("a provider for one payment method", () => {
  it("is there under the id that @medusajs/payment-stripe gives it", async () => {
    const { payment_providers } = await expectStatus(
      shop.admin.get<{ payment_providers: { id: string }[] }>(
        "/admin/payments/payment-providers?limit=50",
      ),
    );
    const ids = payment_providers.map(({ id }) => id);
    for (const method of "ideal bancontact blik przelewy24 promptpay oxxo".split(" ")) {
      expect(ids).toContain(`pp_stripe-${method}_stripe`);
    }
    expect(ids).toEqual(
      expect.arrayContaining(["pp_stripe-alipay_stripe", "pp_stripe-wechat-pay_stripe"]),
    );
  });

  it("offers that method alone, captures at once, and becomes an order", async () => {
    await expectStatus(shop.merchant.change("stripe", { capture_method: "manual" }));
    const { session, shopper } = await begin("eur", IDEAL);
    await expectStatus(shop.merchant.change("stripe", { capture_method: "automatic" }));
    const intent = await intentOf(session);
    expect(intent).toMatchObject({ payment_method_types: ["ideal"] });
    expect(intent.capture_method).not.toBe("manual");
    const paid = await fetch(
      `${shop.stripe.url}/__sim/payment_intents/${String(session.data.id)}/pay`,
      {
        method: "POST",
        body: JSON.stringify({
          payment_method_type: "ideal",
          return_url: "http://localhost:8000/back",
        }),
      },
    );
    expect(paid.status).toBe(200);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.provider_id).toBe(IDEAL);
    // Banks take their time with refunds of such payments; Medusa has them once they are made.
    const refund = await shop.merchant.refund(order.payment, 3);
    expect(refund.body.message).toContain("not finished it");
    expect(await refundsOf(shop.merchant, order.email)).toEqual([]);
    await settleRefund(shop.stripe, session, "succeeded");
    // Half a minute later Stripe is asked.
    await repairedAfter(shop, 1, "stripe");
    expect(await refundsOf(shop.merchant, order.email)).toEqual([3]);
  });

  it("refuses a currency in which the method is never paid", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const refused = await shopper.choose(IDEAL);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("iDEAL takes EUR only");
  });
});

async function webhookSecret(): Promise<string> {
  const answer = await fetch(`${shop.stripe.url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await answer.json()) as {
    webhook_endpoints: { secrets: (string | { secret: string })[] }[];
  };
  const [secret] = webhook_endpoints[0]?.secrets ?? [];
  return typeof secret === "string" ? secret : (secret?.secret ?? "");
}

describe("hook paths of methods and full provider ids", () => {
  const paths = [
    ...stripeGateway.methodProviders.map(({ identifier }) => `${identifier}_stripe`),
    "pp_stripe_stripe",
    "pp_stripe-ideal_stripe",
  ];

  it.each(paths)("%s refuses what does not verify", async (path) => {
    const answer = await fetch(`${shop.url}/hooks/payment/${path}`, {
      method: "POST",
      headers: { "stripe-signature": "t=1,v1=00", "content-type": "application/json" },
      body: "{}",
    });
    expect(answer.status).toBe(400);
  });

  it("stores what verifies, once, whichever path it comes by", async () => {
    const body = JSON.stringify({
      id: "evt_by_another_path",
      object: "event",
      type: "customer.updated",
      livemode: false,
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: "cus_1", object: "customer" } },
    });
    const secret = await webhookSecret();
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
    for (const path of ["stripe-ideal_stripe", "stripe_stripe", "pp_stripe-oxxo_stripe"]) {
      const answer = await fetch(`${shop.url}/hooks/payment/${path}`, {
        method: "POST",
        headers: { "stripe-signature": `t=${t},v1=${v1}`, "content-type": "application/json" },
        body,
      });
      expect(answer.status).toBe(200);
    }
    const { rows } = await shop.db.query(
      "select 1 from payment_hub_event where event_id = 'evt_by_another_path'",
    );
    expect(rows).toHaveLength(1);
  });
});

describe("how an account takes payments", () => {
  it("decides the methods, the words and the capture of its payments", async () => {
    await expectStatus(
      setOptions({
        payment_methods: ["card"],
        statement_descriptor: "SHOE SHOP",
        description: "Shoes {order_number}",
        capture_method: "manual",
      }),
    );
    const { session } = await begin("usd", STRIPE);
    const intent = await intentOf(session);
    expect(intent).toMatchObject({
      payment_method_types: ["card"],
      capture_method: "manual",
      statement_descriptor_suffix: "SHOE SHOP",
      description: `Shoes ${intent.metadata.order_number}`,
    });
    const none = Object.fromEntries(
      ["payment_methods", "statement_descriptor", "description", "capture_method"].map((name) => [
        name,
        null,
      ]),
    );
    expect((await expectStatus(setOptions(none))).account.options).toEqual({});
  });

  it("is refused field by field, and then nothing changes", async () => {
    const refused = await setOptions({ statement_descriptor: "<>", payment_methods: ["cash"] });
    expect(refused.status).toBe(400);
    const fields = refused.body.problems?.map(({ field }) => field.split(".")[0]);
    expect(new Set(fields)).toEqual(new Set(["statement_descriptor", "payment_methods"]));
    expect((await expectStatus(setOptions({}))).account.options).toEqual({});
  });
});

describe("what leads back from Stripe", () => {
  it("names session, cart and, once it is placed, the order", async () => {
    const { session, shopper } = await begin("usd", STRIPE);
    expect((await intentOf(session)).metadata).toMatchObject({
      session_id: session.id,
      cart_id: shopper.cart.id,
    });
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    const intent = await eventually("the order's name at Stripe", async () => {
      const found = await intentOf(session);
      return found.metadata.order_id ? found : undefined;
    });
    expect(intent.metadata).toMatchObject({
      order_id: order.id,
      cart_id: shopper.cart.id,
      session_id: session.id,
    });
    expect(intent.description).toMatch(/^Order #\d+$/);
  });
});
