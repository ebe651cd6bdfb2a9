import { randomBytes } from "node:crypto";
import { Shopper } from "../../src/demo/once/shopper";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { payAtStripe } from "../../src/demo/once/buyers";
import { openShop, type OpenShop } from "../support/open-shop";

const key = (): string => randomBytes(32).toString("base64");
const first = key();

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: { PAYMENT_HUB_ENCRYPTION_KEY: first } });
});
afterAll(() => shop?.stop());

describe("when the encryption key is lost", () => {
  beforeAll(() => shop.restart({ PAYMENT_HUB_ENCRYPTION_KEY: key() }));

  it("the store boots, and the account says to enter its keys again", async () => {
    expect(await shop.merchant.gateway("stripe")).toMatchObject({
      state: "problem",
      accounts: [{ readable: false }],
      problems: [{ code: "keys_unreadable" }],
    });
  });

  it("a payment is refused plainly, and events are refused so that Stripe sends them again", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    const refused = await shopper.choose("pp_stripe_stripe");
    expect(refused.status).toBe(400);
    const event = await fetch(`${shop.url}/hooks/payment/stripe_stripe`, {
      method: "POST",
      body: "{}",
    });
    expect(event.status).toBe(400);
  });

  it("all keys must be entered again, not only one", async () => {
    const [account] = (await shop.merchant.gateway("stripe")).accounts;
    const { secret_key } = shop.stripe.account;
    const path = `/admin/payment-hub/gateways/stripe/accounts/${account?.id}`;
    await expectStatus(shop.admin.post(path, { secret_key }));
    expect((await shop.merchant.gateway("stripe")).state).toBe("sandbox");
  });
});

describe("when the key is replaced and the old one kept", () => {
  const second = key();
  it("what was stored with the old one still opens", async () => {
    await shop.restart({
      PAYMENT_HUB_ENCRYPTION_KEY: second,
      PAYMENT_HUB_ENCRYPTION_KEYS_OLD: first,
    });
    expect((await shop.merchant.gateway("alipay")).state).toBe("sandbox");
  });
});

describe("in production without an encryption key", () => {
  it("secrets are refused, not stored in the clear, and the message says what to set", async () => {
    await shop.restart({
      NODE_ENV: "production",
      PAYMENT_HUB_ENCRYPTION_KEY: undefined,
      PAYMENT_HUB_ENCRYPTION_KEYS_OLD: undefined,
    });
    const { publishable_key, secret_key } = shop.stripe.account;
    const reply = await shop.admin.post<{ message: string }>(
      "/admin/payment-hub/gateways/stripe/accounts",
      { environment: "sandbox", publishable_key, secret_key },
    );
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("PAYMENT_HUB_ENCRYPTION_KEY");
  });
});

// Payments go on once the keys are there again.
describe("after everything is back", () => {
  it("a payment goes through", async () => {
    await shop.restart({ NODE_ENV: "local", PAYMENT_HUB_ENCRYPTION_KEY: first });
    const { publishable_key, secret_key } = shop.stripe.account;
    await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    await payAtStripe(shop.stripe, await shopper.pay("pp_stripe_stripe"));
    const { type } = await expectStatus(shopper.placeOrder());
    expect(type).toBe("order");
  });
});
