import type { AccountCheck, Environment } from "../gateway";

const NAME = "notify_address";
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;
const PRIVATE = /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2})$/;

/** Alipay posts from the internet, so the address must be public, and https for what it carries. */
export function checkNotifyAddress(notifyUrl: string, environment: Environment): AccountCheck {
  const fix =
    "Set `backend_url` of the plugin in medusa-config.ts to the store's public https:// address.";
  if (!URL.canParse(notifyUrl)) {
    const message = "There is no address for Alipay's notifications.";
    return { name: NAME, ok: false, message, fix };
  }
  const { hostname, protocol, origin } = new URL(notifyUrl);
  if (LOOPBACK.test(hostname) || PRIVATE.test(hostname)) {
    const message = `${origin} is not on the internet: a simulator can reach it, Alipay cannot.`;
    return environment === "sandbox"
      ? { name: NAME, ok: true, message }
      : { name: NAME, ok: false, message, fix };
  }
  if (protocol !== "https:") {
    return { name: NAME, ok: false, message: `${origin} is not https.`, fix };
  }
  return { name: NAME, ok: true, message: `Alipay reports to ${notifyUrl}.` };
}
