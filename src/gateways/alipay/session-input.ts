import type { SessionInput } from "../gateway";

/** How the buyer gets to Alipay: a desktop page, a phone's browser, a QR code, the merchant's app. */
export const CHANNELS = ["page", "wap", "qr", "app"] as const;

export type Channel = (typeof CHANNELS)[number];

const DEFAULT_CHANNEL: Channel = "page";

export function isChannel(value: unknown): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

/** What a checkout asked for; the page where it said nothing. */
export function channelOf(input: SessionInput): Channel {
  return isChannel(input.channel) ? input.channel : DEFAULT_CHANNEL;
}

/**
 * Allows `channel` and `return_url` and drops all else, so that nothing a shopper sends can take the
 * place of what we compute. Null counts as left out: session data holds nulls and may come back.
 */
export function parseSessionInput({
  channel,
  return_url,
}: Record<string, unknown>): { ok: true; input: SessionInput } | { ok: false; problem: string } {
  const chosen = channel ?? DEFAULT_CHANNEL;
  if (!isChannel(chosen)) {
    return { ok: false, problem: `"channel" must be one of ${CHANNELS.join(", ")}.` };
  }
  if (return_url === undefined || return_url === null) {
    return { ok: true, input: { channel: chosen } };
  }
  if (typeof return_url !== "string" || !isWebAddress(return_url)) {
    return { ok: false, problem: `"return_url" must be a complete http or https address.` };
  }
  return { ok: true, input: { channel: chosen, return_url } };
}

/** Shape only; whether the shop allows the address is the provider's check. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
