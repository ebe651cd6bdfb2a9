import type {
  AccountView,
  GatewayView,
  InvalidInputBody,
} from "../../src/api/admin/payment-hub/contract";
import { postTo, stripeEvent } from "../support/fixtures";
import { STRIPE_HOOK } from "../support/signed-events";
import { startStore, type TestStore } from "../support/start-store";

const GATEWAYS = "/admin/payment-hub/gateways";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store?.stop());

type Saved = { gateway: GatewayView; account: AccountView };

const gateway = async (id: string): Promise<GatewayView> =>
  (await store.admin.get<{ gateway: GatewayView }>(`${GATEWAYS}/${id}`)).body.gateway;

const stripeKeys = () => {
  const { publishable_key, secret_key } = store.stripe.account;
  return { environment: "sandbox", publishable_key, secret_key };
};

const alipayKeys = () => {
  const { app_id, seller_id, private_key, alipay_public_key } = store.alipay.app;
  return { environment: "sandbox", app_id, seller_id, private_key, alipay_public_key };
};

const rows = async () =>
  (await store.db.query("select * from payment_hub_account order by created_at")).rows;

describe("a store where nothing is set up", () => {
  it("lists both gateways as not configured, with the address for their events", async () => {
    const { body } = await store.admin.get<{ gateways: GatewayView[] }>(GATEWAYS);
    expect(body.gateways).toMatchObject([
      { id: "stripe", provider_id: "pp_stripe_stripe", state: "not_configured", enabled: false },
      { id: "alipay", provider_id: "pp_alipay_alipay", state: "not_configured", enabled: false },
    ]);
    expect(body.gateways[0]?.webhook_url).toBe(`${store.url}/hooks/payment/stripe_stripe`);
  });

  it("refuses to be switched on or to live, and says to enter keys first", async () => {
    for (const change of [{ enabled: true }, { active_environment: "live" }]) {
      const refused = await store.admin.post<{ message: string }>(`${GATEWAYS}/stripe`, change);
      expect(refused.status).toBe(400);
      expect(refused.body.message).toContain("Enter them first");
    }
    expect(await gateway("stripe")).toMatchObject({
      enabled: false,
      active_environment: "sandbox",
    });
  });
});

describe("who may ask", () => {
  it("refuses everybody but a logged-in admin user", async () => {
    for (const client of [store.anonymous, store.storefront]) {
      expect((await client.get(GATEWAYS)).status).toBe(401);
      expect((await client.post(`${GATEWAYS}/stripe/accounts`, stripeKeys())).status).toBe(401);
    }
    expect(await rows()).toEqual([]);
  });
});

describe("input that cannot be right", () => {
  it("answers 404 for a gateway that does not exist", async () => {
    for (const path of [
      "/paypal",
      "/paypal/accounts",
      "/paypal/accounts/x",
      "/paypal/accounts/x/check",
    ]) {
      const reply = await store.admin.post<{ message: string }>(`${GATEWAYS}${path}`, {
        ...(path === "/paypal/accounts" && { environment: "sandbox" }),
      });
      expect(reply.status).toBe(404);
      expect(reply.body.message).toContain("paypal");
    }
  });

  it("answers 400 for bad JSON, unknown fields, wrong types and a wrong environment", async () => {
    const raw = await fetch(`${store.url}${GATEWAYS}/stripe`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: await bearer() },
      body: "{not json",
    });
    expect(raw.status).toBe(400);
    const bad: [string, object][] = [
      ["stripe", { enabled: "yes" }],
      ["stripe", { surprise: 1 }],
      ["alipay", { capture_method: "later" }],
      ["stripe/accounts", { ...stripeKeys(), environment: "staging" }],
      ["stripe/accounts", { ...stripeKeys(), secret_key: 5 }],
    ];
    for (const [path, body] of bad) {
      expect([path, body, (await store.admin.post(`${GATEWAYS}/${path}`, body)).status]).toEqual([
        path,
        body,
        400,
      ]);
    }
    expect(await rows()).toEqual([]);
  });

  it("says at which field a pasted key is wrong and what to paste instead", async () => {
    const { publishable_key } = store.stripe.account;
    const reply = await store.admin.post<InvalidInputBody>(`${GATEWAYS}/stripe/accounts`, {
      ...stripeKeys(),
      secret_key: publishable_key,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.problems).toEqual([
      {
        field: "secret_key",
        message: "This is a publishable key (`pk_…`), not the secret key.",
        fix: "Paste the secret key, it starts with `sk_test_` or `rk_test_`.",
      },
    ]);
    expect(await rows()).toEqual([]);
  });

  it("keeps nothing of keys that Stripe does not accept, and does not repeat them", async () => {
    const secret_key = "sk_test_ThisIsNotAKeyOfAnybody";
    const reply = await store.admin.post<{ message: string }>(`${GATEWAYS}/stripe/accounts`, {
      ...stripeKeys(),
      secret_key,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("does not accept the secret key");
    expect(JSON.stringify(reply.body)).not.toContain(secret_key);
    expect(await store.logs()).not.toContain(secret_key);
    expect(await rows()).toEqual([]);
  });

  it("detects the app's own public key pasted as Alipay's", async () => {
    const reply = await store.admin.post<InvalidInputBody>(`${GATEWAYS}/alipay/accounts`, {
      ...alipayKeys(),
      alipay_public_key: store.alipay.app.app_public_key,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.problems?.[0]?.field).toBe("alipay_public_key");
    expect(await rows()).toEqual([]);
  });
});

describe("entering keys", () => {
  it("asks Stripe whose they are, and shows them masked", async () => {
    const { status, body } = await store.admin.post<Saved>(
      `${GATEWAYS}/stripe/accounts`,
      stripeKeys(),
    );
    expect(status).toBe(200);
    expect(body.account).toMatchObject({
      environment: "sandbox",
      merchant_id: store.stripe.account.id,
      status: "current",
      readable: true,
      fields: {
        publishable_key: store.stripe.account.publishable_key,
        secret_key: `••••${store.stripe.account.secret_key.slice(-4)}`,
      },
    });
    expect(body.gateway.state).toBe("off");
  });

  it("of Stripe without a signing secret keeps the endpoint closed, to an empty secret too", async () => {
    for (const secret of ["", "undefined", "null", "whsec_"]) {
      const event = stripeEvent("payment_intent.succeeded", secret);
      const { status, body } = await postTo(store.url, STRIPE_HOOK, event);
      expect({ secret, status, ...(JSON.parse(body) as { code: string }) }).toMatchObject({
        ...{ secret, status: 400, code: "no_secret" },
      });
    }
    expect((await store.db.query("select id from payment_hub_event")).rows).toEqual([]);
  });

  it("stores no secret in the clear and answers none, anywhere", async () => {
    await store.admin.post(`${GATEWAYS}/alipay/accounts`, alipayKeys());
    const answers = await Promise.all(
      ["", "/stripe", "/alipay"].map((path) => store.admin.get(`${GATEWAYS}${path}`)),
    );
    const seen = JSON.stringify([answers, await rows()]) + (await store.logs());
    expect(seen).not.toContain(store.stripe.account.secret_key);
    expect(seen).not.toContain(store.alipay.app.private_key.slice(40, 120));
  });

  it("takes the same merchant again for a change of its keys", async () => {
    const before = (await gateway("stripe")).accounts;
    await store.admin.post(`${GATEWAYS}/stripe/accounts`, stripeKeys());
    const after = (await gateway("stripe")).accounts;
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it("keeps the value of a field that is left out", async () => {
    const [account] = (await gateway("stripe")).accounts;
    const webhook_secret = "whsec_OnlyThisOneChanges01";
    const path = `${GATEWAYS}/stripe/accounts/${account?.id}`;
    const { body } = await store.admin.post<Saved>(path, { webhook_secret });
    expect(body.account.fields).toEqual({ ...account?.fields, webhook_secret: "••••es01" });
    const check = await store.admin.post<{ checks: { name: string; ok: boolean }[] }>(
      `${path}/check`,
    );
    expect(check.body.checks.find(({ name }) => name === "key_valid")?.ok).toBe(true);
  });

  it("retires the merchant before when another one is entered, and can go back", async () => {
    const other = store.stripe.addAccount({});
    const { publishable_key, secret_key } = other;
    const keys = { environment: "sandbox", publishable_key, secret_key };
    await store.admin.post(`${GATEWAYS}/stripe/accounts`, keys);
    const statuses = (view: GatewayView) =>
      Object.fromEntries(view.accounts.map(({ merchant_id, status }) => [merchant_id, status]));
    expect(statuses(await gateway("stripe"))).toEqual({
      [store.stripe.account.id]: "retired",
      [other.id]: "current",
    });
    await store.admin.post(`${GATEWAYS}/stripe/accounts`, stripeKeys());
    expect(statuses(await gateway("stripe"))).toEqual({
      [store.stripe.account.id]: "current",
      [other.id]: "retired",
    });
    const [account] = (await gateway("stripe")).accounts;
    expect(account?.fields.webhook_secret).toBe("••••es01");
  });

  it("refuses another merchant's keys as a change of this account", async () => {
    const [account] = (await gateway("stripe")).accounts.filter(
      ({ status }) => status === "current",
    );
    const { secret_key } = store.stripe.addAccount({});
    const path = `${GATEWAYS}/stripe/accounts/${account?.id}`;
    const reply = await store.admin.post<{ message: string }>(path, { secret_key });
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("Enter them as new keys");
  });

  it("does not reach another gateway's account through this one", async () => {
    const [account] = (await gateway("alipay")).accounts;
    const path = `${GATEWAYS}/stripe/accounts/${account?.id}`;
    expect((await store.admin.post(`${path}/check`)).status).toBe(404);
    expect((await store.admin.delete(path)).status).toBe(404);
  });

  it("retires an account on request; the gateway is then not configured", async () => {
    const [account] = (await gateway("alipay")).accounts;
    const { status } = await store.admin.delete(`${GATEWAYS}/alipay/accounts/${account?.id}`);
    expect(status).toBe(200);
    expect(await gateway("alipay")).toMatchObject({
      state: "not_configured",
      accounts: [{ status: "retired" }],
    });
  });
});

async function bearer(): Promise<string> {
  const { body } = await store.anonymous.post<{ token: string }>("/auth/user/emailpass", {
    email: "admin@example.com",
    password: "supersecret",
  });
  return `Bearer ${body.token}`;
}
