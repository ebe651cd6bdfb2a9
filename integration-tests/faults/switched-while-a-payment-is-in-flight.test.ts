import { generateKeyPairSync, randomBytes } from "node:crypto";
import { encryptionKey } from "../../src/modules/payment_hub/vault/keyring";
import { seal } from "../../src/modules/payment_hub/vault/cipher";
import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { enterAlipayKeys } from "../../src/demo/once/set-up";
import { beginAtStripe, type Bought } from "../support/bought";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { preload } from "../support/preload";
import { ALIPAY, STRIPE } from "../support/providers";
import { VOICELESS } from "../support/stripe-events";
import { ALIPAY_TILL, expectBooksAgree, STRIPE_TILL, type Till } from "../support/tills";

const KEY = randomBytes(32).toString("base64");
const LIVE_HOSTS = /asked for the address of (\S+)/g;

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({
    env: { PAYMENT_HUB_ENCRYPTION_KEY: KEY, ...preload("no-internet.js") },
    alipay: { refundIntervalMs: 0 },
  });
  await liveStripeAccount();
  await shop.merchant.enterKeys("alipay", { environment: "live", ...(await liveAlipayKeys()) });
});
afterAll(() => shop?.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
});

/** To enter live keys is to ask live Stripe whose they are, so the row is written as that leaves it. */
async function liveStripeAccount(): Promise<void> {
  const place = { gateway: "stripe", environment: "live", accountId: "phacc_live" };
  const key = encryptionKey(KEY, "test");
  const row = {
    id: place.accountId,
    environment: place.environment,
    merchant_id: "acct_live",
    public_fields: { publishable_key: "pk_live_nobody" },
    secrets: seal(JSON.stringify({ secret_key: "sk_live_nobody" }), place, key),
    key_id: key.id,
  };
  await shop.db.query(
    `insert into payment_hub_account
     select (jsonb_populate_record(account, $1)).* from payment_hub_account account
     where gateway = 'stripe'`,
    [JSON.stringify(row)],
  );
}

async function liveAlipayKeys(): Promise<Record<string, string>> {
  const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = { format: "der" } as const;
  return {
    app_id: "2021009999999999",
    seller_id: "2088009999999999",
    private_key: pair()
      .privateKey.export({ ...der, type: "pkcs8" })
      .toString("base64"),
    alipay_public_key: pair()
      .publicKey.export({ ...der, type: "spki" })
      .toString("base64"),
  };
}

async function switchTo(active_environment: "sandbox" | "live"): Promise<void> {
  for (const gateway of ["stripe", "alipay"]) {
    await expectStatus(shop.merchant.change(gateway, { active_environment }));
  }
}

async function enterOtherKeys(): Promise<void> {
  const { publishable_key, secret_key } = shop.stripe.addAccount({});
  await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
  const app = await shop.alipay.office.addApp();
  const { app_id, seller_id, private_key, alipay_public_key } = app;
  await shop.merchant.enterKeys("alipay", { app_id, seller_id, private_key, alipay_public_key });
}

/** The same merchant again is the same account: what is left out (the signing secret) it still has. */
async function enterFirstKeysAgain(): Promise<void> {
  const { publishable_key, secret_key } = shop.stripe.account;
  await shop.merchant.enterKeys("stripe", { publishable_key, secret_key });
  await enterAlipayKeys(shop, shop.merchant);
}

async function hostsAskedFor(): Promise<string[]> {
  return [...(await shop.logs()).matchAll(LIVE_HOSTS)].map(([, host = ""]) => host);
}

async function accountOf(session: PaymentSession): Promise<unknown> {
  const { rows } = await shop.db.query(
    `select payment.environment, account.merchant_id from payment_hub_payment payment
     join payment_hub_account account on account.id = payment.account_id where session_id = $1`,
    [session.id],
  );
  return rows[0];
}

interface InFlight {
  till: Till;
  begin(): Promise<Omit<Bought, "order">>;
  pay(session: PaymentSession): Promise<void>;
  merchant(): string;
  /** Whose money the gateway says it is. */
  holder(session: PaymentSession): string | undefined;
}

const AT_STRIPE: InFlight = {
  till: STRIPE_TILL,
  begin: () => beginAtStripe(shop, "manual"),
  pay: (session) => payAtStripe(shop.stripe, session),
  merchant: () => shop.stripe.account.id,
  holder: (session) => atStripe(shop, session).account,
};

const AT_ALIPAY: InFlight = {
  till: ALIPAY_TILL,
  async begin() {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    return { shopper, session: await shopper.pay(ALIPAY, { channel: "qr" }) };
  },
  pay: (session) => payAtAlipay(shop.alipay, session),
  merchant: () => shop.alipay.app.app_id,
  holder: (session) => atAlipay(shop, session)?.app_id,
};

interface Kind {
  at: string;
  kind: InFlight;
  placedBy: "the event" | "the storefront";
}

const told: Kind[] = [
  { at: "Stripe", kind: AT_STRIPE, placedBy: "the event" },
  { at: "Alipay", kind: AT_ALIPAY, placedBy: "the event" },
];
const asked: Kind[] = [
  { at: "Stripe", kind: AT_STRIPE, placedBy: "the storefront" },
  { at: "Alipay", kind: AT_ALIPAY, placedBy: "the storefront" },
];

const TO_LIVE = {
  change: "the switch goes to live",
  make: () => switchTo("live"),
  undo: () => switchTo("sandbox"),
  kinds: [...told, ...asked],
};
const OTHER_KEYS = {
  change: "another merchant's keys are entered",
  make: enterOtherKeys,
  undo: enterFirstKeysAgain,
  kinds: told,
};

describe.each([TO_LIVE, OTHER_KEYS])("a payment that has begun when $change", (row) => {
  const { make, undo, kinds } = row;
  afterEach(undo);

  it.each(kinds)(
    "is finished at its own account at $at, by $placedBy",
    async ({ kind, placedBy }) => {
      const { shopper, session } = await kind.begin();
      const before = await accountOf(session);
      expect(before).toEqual({ environment: "sandbox", merchant_id: kind.merchant() });
      await make();

      if (placedBy === "the storefront") {
        shop.stripe.faults.add(VOICELESS);
        shop.alipay.faults.add(VOICELESS);
        await kind.pay(session);
        expect((await expectStatus(shopper.placeOrder())).type).toBe("order");
      } else {
        await kind.pay(session);
      }
      const status = kind === AT_STRIPE ? "authorized" : "captured";
      const order = await shop.merchant.orderOf(shopper.cart.email, status);
      if (kind === AT_STRIPE) await expectStatus(shop.merchant.capture(order.payment));
      await expectStatus(shop.merchant.refund(order.payment, 5));

      expect(kind.till.held(shop, session).refunded).toBe(500n);
      await expectBooksAgree(shop, kind.till, { session, order });
      expect(kind.holder(session)).toBe(kind.merchant());
      expect(await accountOf(session)).toEqual(before);
      expect(await hostsAskedFor()).toEqual([]);
    },
  );

  it("is given up at its own account when the shopper changes the cart", async () => {
    const { shopper, session } = await AT_STRIPE.begin();
    await make();
    await shopper.addOneMore();
    await eventually("the cancellation", async () => atStripe(shop, session).state === "canceled");
    expect(atStripe(shop, session).account).toBe(shop.stripe.account.id);
    expect(await hostsAskedFor()).toEqual([]);
  });
});

describe("what begins after the switch has gone to live", () => {
  it("is live: nothing of it reaches the simulator, wherever sandbox accounts point", async () => {
    await switchTo("live");
    const [requests, asked] = [shop.stripe.requests.length, await hostsAskedFor()];
    const buyer = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const { data } = await buyer.pay(ALIPAY, { channel: "page" });
    expect(new URL(String(data.pay_url)).host).toBe("openapi.alipay.com");
    expect(await hostsAskedFor()).toEqual(asked);

    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
    expect((await shopper.choose(STRIPE)).status).toBe(400);
    expect(new Set(await hostsAskedFor())).toEqual(new Set(["api.stripe.com"]));
    expect(shop.stripe.requests).toHaveLength(requests);
  });
});
