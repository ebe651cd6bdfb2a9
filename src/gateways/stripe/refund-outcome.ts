import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { RefundView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { refundFailure } from "./refund-failures";

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

function failureOf(refund: Stripe.Refund) {
  return {
    code: "refund_impossible",
    gatewayCode: refund.failure_reason ?? refund.status ?? "failed",
    merchantMessage: refundFailure(refund),
    shopperMessage: "The refund could not be made.",
    retryable: false,
  } as const;
}
