import type { AccountView } from "../../api/admin/payment-hub/contract";
import { expectEqual, expectStatus, type Shop } from "./context";
import type { Merchant } from "./merchant";

/** Enters Stripe's keys and, as a merchant does in Stripe's dashboard, the webhook endpoint. */
export async function enterStripeKeys({ stripe }: Shop, merchant: Merchant): Promise<AccountView> {
  const { publishable_key, secret_key } = stripe.account;
  const account = await merchant.enterKeys("stripe", { publishable_key, secret_key });
  const { webhook_url } = await merchant.gateway("stripe");
  const response = await fetch(`${stripe.url}/v1/webhook_endpoints`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret_key}` },
    body: new URLSearchParams({ url: webhook_url ?? "", "enabled_events[]": "*" }),
  });
  const endpoint = (await response.json()) as { secret: string };
  await merchant.changeKeys("stripe", account, { webhook_secret: endpoint.secret });
  return account;
}

export async function enterAlipayKeys({ alipay }: Shop, merchant: Merchant): Promise<AccountView> {
  const { app_id, seller_id, private_key, alipay_public_key } = alipay.app;
  return merchant.enterKeys("alipay", { app_id, seller_id, private_key, alipay_public_key });
}

/** @throws Error naming the checks that failed */
export async function allChecksPass(
  merchant: Merchant,
  gateway: string,
  account: AccountView,
): Promise<string> {
  const checks = await merchant.checkConnection(gateway, account);
  const failed = checks.filter(({ ok }) => !ok).map(({ name, message }) => `${name}: ${message}`);
  expectEqual("failed checks", failed, []);
  return `${checks.length} checks`;
}

export async function switchOn(merchant: Merchant, gateway: string): Promise<string> {
  await expectStatus(merchant.change(gateway, { enabled: true, active_environment: "sandbox" }));
  const { state } = await merchant.gateway(gateway);
  expectEqual("state", state, "sandbox");
  return state;
}

/** Live has no keys, so the switch must be refused and nothing may change. */
export async function liveIsRefused(merchant: Merchant, gateway: string): Promise<string> {
  const refused = await merchant.change(gateway, { active_environment: "live" });
  expectEqual("status", refused.status, 400);
  expectEqual("environment", (await merchant.gateway(gateway)).active_environment, "sandbox");
  return refused.body.message ?? "";
}
