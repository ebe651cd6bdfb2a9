import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { RefundView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";

/** https://docs.stripe.com/refunds#failed-refunds */
const REASONS: Readonly<Record<string, string>> = {
  charge_for_pending_refund_disputed: "the buyer has disputed the payment in the meantime",
  declined: "the buyer's bank declined it",
  expired_or_canceled_card: "the buyer's card has expired or was canceled",
  insufficient_funds: "the balance at Stripe did not cover it",
  lost_or_stolen_card: "the buyer's card was reported lost or stolen",
  merchant_request: "it was called off at Stripe",
};

/** https://docs.stripe.com/api/refunds/object#refund_object-status */
export function refundStatus({ status }: Stripe.Refund): RefundView["status"] {
  switch (status) {
    case "succeeded":
      return "succeeded";
    case "failed":
    case "canceled":
      return "failed";
    default:
      // `pending`, `requires_action` (the buyer says where to send it), and what Stripe may add:
      // not done, and not known to have failed either.
      return "pending";
  }
}

/**
 * What a refund has come to. One that failed, perhaps long after it looked done, leaves the money
 * with the merchant.
 */
export function refundOutcome(refund: Stripe.Refund): Outcome<RefundView> {
  const amount = Money.of(BigInt(refund.amount), refund.currency);
  const value = { reference: refund.id, status: refundStatus(refund), amount };
  switch (value.status) {
    case "succeeded":
      return succeeded(value);
    case "failed":
      return { outcome: "declined", error: failureOf(refund) };
    case "pending":
      return { outcome: "pending", value };
  }
}

function failureOf({ id, failure_reason, status }: Stripe.Refund) {
  const reason = REASONS[failure_reason ?? ""] ?? "Stripe gives no reason";
  const next =
    failure_reason === "insufficient_funds"
      ? "Add funds to the balance, then refund again."
      : "The money is back on the balance at Stripe: return it to the buyer another way.";
  return {
    code: "refund_impossible",
    gatewayCode: failure_reason ?? status ?? "failed",
    merchantMessage: `The refund ${id} was not made: ${reason}. ${next}`,
    shopperMessage: "The refund could not be made.",
    retryable: false,
  } as const;
}
