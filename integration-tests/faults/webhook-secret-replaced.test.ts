import { randomBytes } from "node:crypto";
import type { AccountView } from "../../src/api/admin/payment-hub/contract";
import { stripeEvent, type Posting } from "../support/fixtures";
import { openShop, type OpenShop } from "../support/open-shop";
import { preload } from "../support/preload";

const HOUR = 60 * 60_000;
const HOOK = "/hooks/payment/stripe_stripe";

let shop: OpenShop;
let before: string;
const after = `whsec_${randomBytes(24).toString("hex")}`;
beforeAll(async () => {
  shop = await openShop();
  const answer = await fetch(`${shop.stripe.url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await answer.json()) as {
    webhook_endpoints: { secrets: string[] }[];
  };
  before = webhook_endpoints[0]?.secrets[0] ?? "";
});
afterAll(() => shop?.stop());

async function account(): Promise<AccountView> {
  const { accounts } = await shop.merchant.gateway("stripe");
  if (!accounts[0]) throw new Error("Stripe has no account");
  return accounts[0];
}

async function answerTo({ raw, headers }: Posting): Promise<string> {
  const body = new Uint8Array(raw);
  const response = await fetch(`${shop.url}${HOOK}`, { method: "POST", body, headers });
  const { code } = (await response.json()) as { code?: string };
  return code ? `${response.status} ${code}` : String(response.status);
}

const signedWith = (secret: string) => answerTo(stripeEvent("payment_intent.succeeded", secret));

it("goes on verifying for a day beside the new one, then no more", async () => {
  expect(before).toMatch(/^whsec_/);
  expect(await signedWith(before)).toBe("200");
  expect(await signedWith(after)).toBe("400 bad_signature");

  await shop.merchant.changeKeys("stripe", await account(), { webhook_secret: after });
  expect(await signedWith(before)).toBe("200");
  expect(await signedWith(after)).toBe("200");
  expect(await signedWith("whsec_anything_else")).toBe("400 bad_signature");

  await shop.restart({ ...preload("wrong-clock.js"), STORE_CLOCK_OFFSET_MS: String(23 * HOUR) });
  expect(await signedWith(before)).toBe("200");
  await shop.restart({ ...preload("wrong-clock.js"), STORE_CLOCK_OFFSET_MS: String(25 * HOUR) });
  expect(await signedWith(before)).toBe("400 bad_signature");
  expect(await signedWith(after)).toBe("200");
});

it("is shown by nothing but when its time ends, and lies in no table in the clear", async () => {
  await shop.restart({ STORE_CLOCK_OFFSET_MS: "0" });
  const shown = await account();
  expect(shown.fields).not.toHaveProperty("previous_webhook_secret");
  const until = Date.parse(shown.fields.previous_webhook_secret_until ?? "");
  expect(until - Date.now()).toBeGreaterThan(23 * HOUR);
  expect(until - Date.now()).toBeLessThanOrEqual(24 * HOUR);
  const { rows } = await shop.db.query("select * from payment_hub_account");
  const all = JSON.stringify([shown, rows]);
  expect(all).not.toContain(before.slice(6, -4));
  expect(all).not.toContain(after.slice(6, -4));
});
