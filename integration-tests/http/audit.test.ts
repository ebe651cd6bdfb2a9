import type { GatewayView } from "../../src/api/admin/payment-hub/contract";
import type { AuditRow } from "../../src/modules/payment_hub/store/dashboard-rows";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { startStore, type TestStore } from "../support/start-store";

const STRIPE = "/admin/payment-hub/gateways/stripe";
const FIRST_SECRET = "whsec_AuditTestSecretNumber0001aaaaaa";
const SECOND_SECRET = "whsec_AuditTestSecretNumber0002bbbbbb";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store?.stop());

/** What was written down, newest last. */
async function entries(): Promise<AuditRow[]> {
  const { rows } = await store.db.query<AuditRow>(
    "select * from payment_hub_audit order by created_at, id",
  );
  return rows;
}

/** What one request has written down. */
async function entriesOf(request: () => Promise<{ status: number }>): Promise<AuditRow[]> {
  const before = (await entries()).length;
  expect((await request()).status).toBe(200);
  return (await entries()).slice(before);
}

async function currentAccount(): Promise<string> {
  const { body } = await store.admin.get<{ gateway: GatewayView }>(STRIPE);
  const current = body.gateway.accounts.find(({ status }) => status === "current");
  if (!current) throw new Error("there is no current account");
  return current.id;
}

const keys = () => {
  const { publishable_key, secret_key } = store.stripe.account;
  return { environment: "sandbox", publishable_key, secret_key };
};

/** Each test goes on where the one before ended. */
describe("what is changed in the settings is written down", () => {
  it("when keys are entered: by whom, for which merchant, and of secrets only that they changed", async () => {
    const [entry] = await entriesOf(() => store.admin.post(`${STRIPE}/accounts`, keys()));

    expect(entry).toMatchObject({
      actor_type: "user",
      actor: THROW_AWAY_ADMIN.email,
      action: "account.keys_entered",
      gateway: "stripe",
      environment: "sandbox",
      account_id: await currentAccount(),
      subject: store.stripe.account.id,
      changes: {
        merchant_id: { from: null, to: store.stripe.account.id },
        publishable_key: { from: null, to: store.stripe.account.publishable_key },
        secret_key: "changed",
      },
    });
  });

  it("when keys are entered again, with what is new alone", async () => {
    const again = { ...keys(), webhook_secret: FIRST_SECRET };
    const [entry] = await entriesOf(() => store.admin.post(`${STRIPE}/accounts`, again));

    expect(entry?.changes).toEqual({ webhook_secret: "changed" });
  });

  it("when a key is replaced", async () => {
    const id = await currentAccount();
    const [entry] = await entriesOf(() =>
      store.admin.post(`${STRIPE}/accounts/${id}`, { webhook_secret: SECOND_SECRET }),
    );

    expect(entry).toMatchObject({
      action: "account.keys_changed",
      account_id: id,
      changes: { webhook_secret: "changed", previous_webhook_secret: "changed" },
    });
  });

  it("when payments are to be taken otherwise", async () => {
    const id = await currentAccount();
    const [entry] = await entriesOf(() =>
      store.admin.post(`${STRIPE}/accounts/${id}/options`, { statement_descriptor: "JAR SHOP" }),
    );

    expect(entry).toMatchObject({
      action: "account.options_changed",
      account_id: id,
      changes: { statement_descriptor: { from: null, to: "JAR SHOP" } },
    });
  });

  it("when a gateway is switched, but not when it stays as it is", async () => {
    const switchOn = () => store.admin.post(STRIPE, { enabled: true, capture_method: "automatic" });

    expect(await entriesOf(switchOn)).toMatchObject([
      {
        action: "gateway.changed",
        gateway: "stripe",
        account_id: null,
        changes: { enabled: { from: false, to: true } },
      },
    ]);
    expect(await entriesOf(switchOn)).toEqual([]);
  });

  it("when an account is retired", async () => {
    const id = await currentAccount();
    const [entry] = await entriesOf(() => store.admin.delete(`${STRIPE}/accounts/${id}`));

    expect(entry).toMatchObject({
      action: "account.retired",
      account_id: id,
      changes: { status: { from: "current", to: "retired" } },
    });
  });
});

it("writes nothing down of what was refused", async () => {
  const before = await entries();
  const refused = [
    await store.admin.post(STRIPE, { active_environment: "live" }),
    await store.admin.post(`${STRIPE}/accounts`, { ...keys(), secret_key: "sk_test_51Nothing" }),
  ];

  expect(refused.map(({ status }) => status)).toEqual([400, 400]);
  expect(await entries()).toEqual(before);
});

it("holds no secret", async () => {
  const written = JSON.stringify(await entries());

  expect(written).toContain(store.stripe.account.publishable_key);
  for (const secret of [store.stripe.account.secret_key, FIRST_SECRET, SECOND_SECRET]) {
    expect(written).not.toContain(secret);
  }
});

it("names the key that asked, where a program did", async () => {
  const { body } = await store.admin.post<{ api_key: { id: string; token: string } }>(
    "/admin/api-keys",
    { title: "Set-up", type: "secret" },
  );
  const { id, token } = body.api_key;
  const basic = Buffer.from(`${token}:`).toString("base64");
  const program = store.anonymous.with({ authorization: `Basic ${basic}` });

  const [entry] = await entriesOf(() => program.post(STRIPE, { late_payments: "hold" }));
  expect(entry).toMatchObject({ actor_id: id, actor_type: "api-key", actor: id });
});
