import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { OpenAccount, PaymentStatus, PaymentView } from "../gateway";

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
export function statusOf(intent: Stripe.PaymentIntent): PaymentStatus {
  switch (intent.status) {
    case "requires_payment_method":
      return intent.last_payment_error ? "failed" : "waiting";
    case "requires_confirmation":
      return "waiting";
    case "requires_action":
      return "requires_action";
    case "processing":
      return "processing";
    case "requires_capture":
      return "authorized";
    case "succeeded":
      return "captured";
    case "canceled":
      return "canceled";
    default:
      // A state that Stripe adds later is nothing we may act on.
      return "waiting";
  }
}

/** A PaymentIntent in the port's words. `latest_charge` should be expanded to know refunds. */
export function viewOf(intent: Stripe.PaymentIntent, account: OpenAccount): PaymentView {
  const problem = intent.last_payment_error?.message;
  return {
    reference: intent.id,
    status: statusOf(intent),
    amount: Money.of(BigInt(intent.amount), intent.currency),
    captured: Money.of(BigInt(intent.amount_received), intent.currency),
    refunded: Money.of(refundedOf(intent), intent.currency),
    sessionData: {
      id: intent.id,
      object: "payment_intent",
      status: intent.status,
      amount: intent.amount,
      currency: intent.currency,
      capture_method: intent.capture_method,
      client_secret: intent.client_secret,
      publishable_key: account.fields.publishable_key,
      environment: account.environment,
    },
    ...(problem && { problem }),
  };
}

/**
 * What went back to the buyer. Releasing the rest of an authorization raises `amount_refunded` as
 * well, but gives nothing back, so it is taken off.
 */
function refundedOf(intent: Stripe.PaymentIntent): bigint {
  const charge = intent.latest_charge;
  if (!charge || typeof charge === "string" || !charge.captured) return 0n;
  const released = BigInt(charge.amount) - BigInt(charge.amount_captured);
  const refunded = BigInt(charge.amount_refunded) - released;
  return refunded > 0n ? refunded : 0n;
}
