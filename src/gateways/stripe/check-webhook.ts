import type { AccountCheck, OpenAccount } from "../gateway";

export function checkWebhookSecret(account: OpenAccount): AccountCheck {
  const name = "webhook_secret";
  if (account.fields.webhook_secret) {
    return { name, ok: true, message: "A signing secret for webhooks is set." };
  }
  return {
    name,
    ok: false,
    message: "No webhook signing secret: Stripe's events are refused.",
    fix: "Stripe: Developers → Webhooks → add the address below, then paste its signing secret.",
  };
}

export function checkWebhookAddress({ environment }: OpenAccount, notifyUrl: string): AccountCheck {
  const name = "webhook_address";
  if (notifyUrl.startsWith("https://"))
    return { name, ok: true, message: `Events go to ${notifyUrl}.` };
  if (environment === "sandbox" && notifyUrl) {
    return {
      name,
      ok: true,
      message: `Events go to ${notifyUrl}. Going live needs an https:// address.`,
    };
  }
  return {
    name,
    ok: false,
    message: notifyUrl
      ? `${notifyUrl} is not an https:// address.`
      : "The store's public address is not set.",
    fix: "Set `backend_url` of the plugin in medusa-config.ts to the store's public https:// address.",
  };
}
