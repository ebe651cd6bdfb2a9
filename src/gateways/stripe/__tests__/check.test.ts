import { stripeGateway } from "..";
import { accountOf, NOTIFY_URL, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

async function check(fields: Record<string, string> = {}, notifyUrl = NOTIFY_URL) {
  const connection = stripeGateway.connect(accountOf(shop.sim, fields));
  return connection.check({ notifyUrl });
}

/** The time between the questions, which Stripe gives in whole seconds, is left out. */
function toTheMinute(message = ""): string {
  return message.replace(/\d+/, (seconds) => String(Math.round(Number(seconds) / 60) * 60));
}

describe("Check connection", () => {
  it("is green for keys that work, and changes nothing at Stripe", async () => {
    const before = JSON.stringify(shop.sim.ledger());
    const checks = await check();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      "key_valid",
      "mode",
      "account",
      "publishable_key",
      "permission_payment_intents",
      "permission_refunds",
      "permission_customers",
      "permission_payment_methods",
      "permission_setup_intents",
      "permission_disputes",
      "permission_fraud_warnings",
      "permission_reviews",
      "webhook_secret",
      "webhook_address",
      "clock",
    ]);
    expect(JSON.stringify(shop.sim.ledger())).toBe(before);
  });

  it("says that the secret key is wrong, and where to get it", async () => {
    const checks = await check({ secret_key: "sk_test_wrongwrongwrongwrong" });
    expect(checks[0]).toMatchObject({ name: "key_valid", ok: false });
    expect(checks[0]?.fix).toContain("API keys");
    expect(JSON.stringify(checks)).not.toContain("wrongwrong");
  });

  it("says that the publishable key is wrong", async () => {
    const checks = await check({ publishable_key: "pk_test_wrongwrongwrongwrong" });
    expect(checks.find(({ name }) => name === "publishable_key")?.ok).toBe(false);
  });

  it("names the permission that a restricted key lacks", async () => {
    const response = await fetch(
      `${shop.sim.url}/__sim/accounts/${shop.sim.account.id}/restricted_keys`,
      {
        method: "POST",
        body: JSON.stringify({
          permissions: ["payment_intent_write", "balance_read", "account_read"],
        }),
      },
    );
    const text = await response.text();
    const secret_key = /rk_test_\w+/.exec(text)?.[0] ?? text;
    const failing = (await check({ secret_key })).filter(({ ok }) => !ok);
    expect(failing.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "permission_refunds",
        "permission_disputes",
        "permission_fraud_warnings",
        "permission_reviews",
      ]),
    );
    expect(failing.map(({ name }) => name)).not.toContain("permission_payment_intents");
    expect(failing.every(({ fix }) => fix?.includes("edit the key"))).toBe(true);
  });

  it("says what to do without a webhook secret or a public address", async () => {
    const failing = (await check({ webhook_secret: "" }, "")).filter(({ ok }) => !ok);
    expect(failing.map(({ name }) => name)).toEqual(["webhook_secret", "webhook_address"]);
  });

  it.each([
    [2, true, "120 s behind"],
    [-2, true, "120 s ahead of"],
    [10, false, "600 s behind"],
  ])("tells that Stripe's clock is %i minutes ahead of ours", async (minutes, ok, how) => {
    shop.sim.clock.advance(minutes * 60_000);
    const clock = (await check()).find(({ name }) => name === "clock");
    shop.sim.clock.advance(-minutes * 60_000);
    expect(clock).toMatchObject({ ok, fix: expect.stringContaining("NTP") });
    expect(toTheMinute(clock?.message)).toContain(`${how} Stripe's`);
  });

  it("answers with one clear failure when Stripe cannot be reached", async () => {
    shop.sim.faults.add({ kind: "drop_before", times: 20 });
    const [first] = await check();
    expect(first).toMatchObject({ name: "key_valid", ok: false });
    expect(first?.fix).toContain("reach Stripe");
  });
});
