import type { Simulators } from "./start-simulators";

/** What is entered into the dashboard, each under the name that it has in the form there. */
export function credentialLines(
  { stripe, alipay, alipayKeyFile }: Simulators,
  webhookSecret?: string,
): string[] {
  return [
    `Stripe, sandbox (simulator at ${stripe.url})`,
    `  Publishable key      ${stripe.account.publishable_key}`,
    `  Secret key           ${stripe.account.secret_key}`,
    ...(webhookSecret ? [`  Signing secret       ${webhookSecret}`] : []),
    "",
    `Alipay, sandbox (simulator at ${alipay.url})`,
    `  App ID               ${alipay.app.app_id}`,
    `  Merchant ID (PID)    ${alipay.app.seller_id}`,
    `  App private key      ${alipay.app.private_key}`,
    `                       (also in ${alipayKeyFile})`,
    `  Alipay public key    ${alipay.app.alipay_public_key}`,
  ];
}
