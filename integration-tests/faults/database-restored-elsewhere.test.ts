import { randomBytes } from "node:crypto";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { enterAlipayKeys } from "../../src/demo/once/set-up";
import { Shopper } from "../../src/demo/once/shopper";
import { boughtAtAlipay, boughtAtStripe, type Bought } from "../support/bought";
import { copyDatabase } from "../support/copy-database";
import { countDeliveries, firstAnswers } from "../support/deliveries";
import { paymentOf } from "../support/medusa-payment";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL } from "../support/tills";

const key = (): string => randomBytes(32).toString("base64");

let shop: OpenShop;
let restored: Awaited<ReturnType<typeof copyDatabase>> | undefined;
let authorized: Bought;
let captured: Bought;
let paidAtAlipay: Bought;
let begunAtStripe: Omit<Bought, "order">;
let begunAtAlipay: Omit<Bought, "order">;
let accountsBefore: string[];
beforeAll(async () => {
  shop = await openShop({
    env: { PAYMENT_HUB_ENCRYPTION_KEY: key() },
    alipay: { refundIntervalMs: 0 },
  });
  authorized = await boughtAtStripe(shop, "manual");
  captured = await boughtAtStripe(shop);
  paidAtAlipay = await boughtAtAlipay(shop);
  begunAtStripe = await begin("usd", STRIPE);
  begunAtAlipay = await begin("cny", ALIPAY, { channel: "qr" });
  accountsBefore = await accountIds();

  await shop.kill();
  restored = await copyDatabase(shop.databaseUrl);
  const { databaseUrl } = restored;
  await shop.restart({ DATABASE_URL: databaseUrl, PAYMENT_HUB_ENCRYPTION_KEY: key() });
});
afterAll(async () => {
  await shop?.stop();
  await restored?.drop();
});

async function begin(currency: string, provider: string, data = {}) {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, currency));
  return { shopper, session: await shopper.pay(provider, data) };
}

async function accountIds(): Promise<string[]> {
  const gateways = await Promise.all(["stripe", "alipay"].map((id) => shop.merchant.gateway(id)));
  return gateways.flatMap(({ accounts }) => accounts.map(({ id }) => id));
}

/** As at the start, with the signing secret of the endpoint that Stripe has had all along. */
async function enterKeysAgain(): Promise<void> {
  const answer = await fetch(`${shop.stripe.url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await answer.json()) as {
    webhook_endpoints: { secrets: string[] }[];
  };
  const webhook_secret = webhook_endpoints[0]?.secrets[0] ?? "";
  const { publishable_key, secret_key } = shop.stripe.account;
  await shop.merchant.enterKeys("stripe", { publishable_key, secret_key, webhook_secret });
  await enterAlipayKeys(shop, shop.merchant);
}

describe("a database restored elsewhere, without the encryption key", () => {
  it("boots, and each account says to enter its keys again", async () => {
    for (const gateway of ["stripe", "alipay"]) {
      const view = await shop.merchant.gateway(gateway);
      expect(view).toMatchObject({
        enabled: true,
        active_environment: "sandbox",
        state: "problem",
        accounts: [{ status: "current", readable: false }],
      });
      const [problem] = view.problems;
      expect(problem).toMatchObject({ code: "keys_unreadable", blocking: true });
      expect(problem?.fix).toContain("Enter the keys again");
    }
  });

  it("sells on with nothing but these two ways to pay missing", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const refused = await shopper.choose(STRIPE);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain("not available");
  });

  it("guesses nothing about the payments there were: refused, and no gateway is asked", async () => {
    const calls = () => shop.stripe.requests.length + shop.alipay.requests.length;
    const before = calls();
    const refusals = await Promise.all([
      shop.admin.post<{ message: string }>(
        `/admin/payments/${authorized.order.payment.id}/capture`,
      ),
      shop.admin.post<{ message: string }>(`/admin/payments/${captured.order.payment.id}/refund`, {
        amount: 5,
      }),
      shop.admin.post<{ message: string }>(
        `/admin/payments/${paidAtAlipay.order.payment.id}/refund`,
        { amount: 5 },
      ),
    ]);
    for (const { status, body } of refusals) {
      expect(status).toBe(400);
      expect(body.message).toContain("Enter them again");
    }
    for (const { order } of [captured, paidAtAlipay]) {
      expect(await paymentOf(shop.merchant, order.email)).toMatchObject({
        captures: [{ amount: order.payment.amount }],
        refunds: [],
      });
    }
    expect(await paymentOf(shop.merchant, authorized.order.email)).toMatchObject({
      captures: [],
      canceled_at: null,
    });
    expect(calls()).toBe(before);
  });

  it("takes no event for what it cannot verify, and makes no order of it", async () => {
    const told = [await countDeliveries(shop.stripe), await countDeliveries(shop.alipay)];
    await payAtStripe(shop.stripe, begunAtStripe.session);
    await payAtAlipay(shop.alipay, begunAtAlipay.session);
    for (const { shopper } of [begunAtStripe, begunAtAlipay]) {
      expect((await shopper.placeOrder()).status).toBe(400);
      expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    }
    for (const [index, gateway] of [shop.stripe, shop.alipay].entries()) {
      const answers = await eventually("the answer to an event", async () => {
        const given = await firstAnswers(gateway, told[index]);
        return given.length > 0 && given;
      });
      expect(new Set(answers)).toEqual(new Set([400]));
    }
  });
});

describe("once the keys have been entered again", () => {
  beforeAll(enterKeysAgain);

  it("the accounts are the same ones, and in use", async () => {
    expect(await accountIds()).toEqual(accountsBefore);
    for (const gateway of ["stripe", "alipay"]) {
      const { state, problems } = await shop.merchant.gateway(gateway);
      expect({ gateway, state, problems }).toEqual({ gateway, state: "sandbox", problems: [] });
    }
  });

  it("the payments that there were are captured and refunded", async () => {
    await expectStatus(shop.merchant.capture(authorized.order.payment));
    for (const { order } of [authorized, captured, paidAtAlipay]) {
      await expectStatus(shop.merchant.refund(order.payment, 5));
    }
    await expectBooksAgree(shop, STRIPE_TILL, authorized);
    await expectBooksAgree(shop, STRIPE_TILL, captured);
    await expectBooksAgree(shop, ALIPAY_TILL, paidAtAlipay);
  });

  it("what was paid meanwhile becomes an order when the gateway tells it again", async () => {
    for (const [till, { shopper, session }] of [
      [STRIPE_TILL, begunAtStripe],
      [ALIPAY_TILL, begunAtAlipay],
    ] as const) {
      const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
      await expectBooksAgree(shop, till, { session, order });
    }
  });
});
