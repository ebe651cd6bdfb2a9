import type Stripe from "stripe";

/** A shop or bank that took the money on the last day tells of it days later, over a long weekend. */
const TOLD_WITHIN_MS = 4 * 24 * 60 * 60_000;

/**
 * Until when the buyer's voucher or code can be paid and its payment be told of. Stripe's waiting for
 * a bank transfer, or for the bank's page, has no end.
 * @returns null for what does not end by itself
 */
export function payableUntil({ status, next_action }: Stripe.PaymentIntent): Date | null {
  if (status !== "requires_action" || !next_action) return null;
  const seconds =
    next_action.oxxo_display_details?.expires_after ??
    next_action.boleto_display_details?.expires_at ??
    next_action.konbini_display_details?.expires_at ??
    next_action.multibanco_display_details?.expires_at ??
    next_action.pix_display_qr_code?.expires_at;
  return seconds ? new Date(seconds * 1000 + TOLD_WITHIN_MS) : null;
}
