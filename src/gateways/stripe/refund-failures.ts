import type Stripe from "stripe";

const ANOTHER_WAY = "Return the money to the buyer another way.";

/** Why Stripe took a refund back: https://docs.stripe.com/api/refunds/object#refund_object-failure_reason */
export const REFUND_FAILURES = {
  charge_for_pending_refund_disputed:
    "The buyer disputed the payment while the refund was on its way, so it was taken back. Accept or answer the dispute in Stripe instead.",
  declined: `The buyer's bank declined the refund. ${ANOTHER_WAY}`,
  expired_or_canceled_card: `The buyer's card has expired or was canceled, and its bank did not take the refund. ${ANOTHER_WAY}`,
  insufficient_funds:
    "The balance in Stripe did not cover the refund. Add funds in Stripe's dashboard, then refund again.",
  lost_or_stolen_card: `The buyer's card is blocked, and its bank did not take the refund. ${ANOTHER_WAY}`,
  merchant_request:
    "The refund was canceled in Stripe, on the merchant's request. Refund again if it was a mistake.",
  unknown: `The buyer's bank did not take the refund. ${ANOTHER_WAY}`,
} as const satisfies Readonly<Record<string, string>>;

const BY_REASON = new Map<string, string>(Object.entries(REFUND_FAILURES));

/** What the merchant reads of a refund that failed, and what to do. The money is back in Stripe then. */
export function refundFailure({
  status,
  failure_reason,
}: Pick<Stripe.Refund, "status" | "failure_reason">): string {
  // Called off in Stripe, a refund may have no reason beside its state.
  const fallback = status === "canceled" ? "merchant_request" : "unknown";
  return BY_REASON.get(failure_reason ?? fallback) ?? REFUND_FAILURES.unknown;
}
