import Stripe from "stripe";
import { maskFields, type CredentialFields } from "../../credentials";
import { createStripeGateway } from "..";
import { credentialFields } from "../credentials";
import { OVERLAP_MS, webhookSecrets } from "../webhook-secrets";

const KEYS = {
  publishable_key: "pk_test_51AbCdEfGhIjKlMnOp",
  secret_key: "sk_test_51AbCdEfGhIjKlMnOpWXYZ",
};
const [FIRST, SECOND, THIRD] = ["one", "two", "three"].map(
  (which) => `whsec_TestOfMedusaPaymentHub_${which}`,
) as [string, string, string];

let now = new Date("2026-03-01T00:00:00Z");
const stripe = createStripeGateway({ clock: { now: () => now } });
beforeEach(() => {
  now = new Date("2026-03-01T00:00:00Z");
});

const later = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

/** What is stored after somebody has entered this. */
function enter(input: Record<string, string>, stored?: CredentialFields): CredentialFields {
  const parsed = stripe.parseCredentials({ ...KEYS, ...input }, "sandbox", stored);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.fields;
}

/** Whether an event that was signed with this secret is taken. */
function takes(fields: CredentialFields, ...secrets: string[]): boolean {
  const connection = stripe.connect({
    id: "acc_1",
    environment: "sandbox",
    merchantId: "acct_1",
    fields,
    options: {},
    endpoint: "http://127.0.0.1:1",
  });
  const object = { id: "pi_1", object: "payment_intent" };
  const event = { id: "evt_1", type: "payment_intent.succeeded", created: 1, livemode: false };
  const payload = JSON.stringify({ ...event, data: { object } });
  const headers = secrets.map((secret) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: 1_700_000_000 }),
  );
  // As Stripe signs while a secret is rolled: one time, a `v1` for each.
  const signatures = headers.map((header) => header.split(",")[1]);
  const signature = ["t=1700000000", ...signatures].join(",");
  return connection.parseNotification(Buffer.from(payload), { "stripe-signature": signature })
    .verified;
}

describe("a webhook secret that was replaced", () => {
  it("verifies beside the new one for a day, then no more", () => {
    const fields = enter({ webhook_secret: SECOND }, enter({ webhook_secret: FIRST }));
    expect([takes(fields, FIRST), takes(fields, SECOND)]).toEqual([true, true]);
    later(OVERLAP_MS - 1);
    expect([takes(fields, FIRST), takes(fields, SECOND)]).toEqual([true, true]);
    later(1);
    expect([takes(fields, FIRST), takes(fields, SECOND)]).toEqual([false, true]);
    expect(takes(fields, THIRD)).toBe(false);
  });

  it("does not get more time, or is forgotten, when other keys are changed meanwhile", () => {
    const replaced = enter({ webhook_secret: SECOND }, enter({ webhook_secret: FIRST }));
    later(OVERLAP_MS / 2);
    const other = enter({ secret_key: `${KEYS.secret_key}2` }, replaced);
    expect(takes(other, FIRST)).toBe(true);
    later(OVERLAP_MS / 2);
    expect(takes(other, FIRST)).toBe(false);
    expect(Object.keys(enter({}, other)).sort()).toEqual(
      ["publishable_key", "secret_key", "webhook_secret"].sort(),
    );
  });

  it("gives way to the next one that is replaced", () => {
    const twice = enter(
      { webhook_secret: THIRD },
      enter({ webhook_secret: SECOND }, enter({ webhook_secret: FIRST })),
    );
    expect([FIRST, SECOND, THIRD].map((secret) => takes(twice, secret))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("is no way in once there is no present one", () => {
    const { webhook_secret, ...closed } = enter(
      { webhook_secret: SECOND },
      enter({ webhook_secret: FIRST }),
    );
    expect(webhook_secret).toBe(SECOND);
    expect(takes(closed, FIRST)).toBe(false);
    expect(takes({ ...closed, webhook_secret: "" }, FIRST)).toBe(false);
    expect(webhookSecrets(closed, now)).toEqual([]);
  });

  it("never verifies while the end of its time cannot be read", () => {
    const fields = enter({ webhook_secret: SECOND }, enter({ webhook_secret: FIRST }));
    expect(takes({ ...fields, previous_webhook_secret_until: "" }, FIRST)).toBe(false);
    const emptied = { ...fields, previous_webhook_secret: "" };
    expect(webhookSecrets(emptied, now)).toEqual([SECOND]);
    expect(takes(emptied, "")).toBe(false);
  });

  it("cannot be entered, and is never shown, only until when it verifies", () => {
    const entered = enter({
      webhook_secret: FIRST,
      previous_webhook_secret: SECOND,
      previous_webhook_secret_until: "2099-01-01T00:00:00Z",
    });
    expect(entered).toEqual({ ...KEYS, webhook_secret: FIRST });
    const fields = enter({ webhook_secret: SECOND }, entered);
    expect(maskFields(credentialFields, fields)).toEqual({
      publishable_key: KEYS.publishable_key,
      secret_key: "••••WXYZ",
      webhook_secret: "••••_two",
      previous_webhook_secret_until: "2026-03-02T00:00:00.000Z",
    });
  });
});

test("an event that Stripe signs with both secrets is taken by whichever is stored", () => {
  for (const webhook_secret of [FIRST, SECOND]) {
    expect(takes(enter({ webhook_secret }), SECOND, FIRST)).toBe(true);
  }
});
