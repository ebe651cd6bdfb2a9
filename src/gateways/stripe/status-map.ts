import type Stripe from "stripe";
import { Money } from "../../lib/money";
import type { OpenAccount, PaymentStatus, PaymentView } from "../gateway";
import { payableUntil } from "./payable-until";
import { refundedOf } from "./refunded";

/** What a read or a capture has to bring along for `viewOf` to tell refunds and the deadline. */
export const EXPAND: string[] = ["latest_charge.refunds"];

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
      // Somebody canceled the rest of a payment that was captured in part: that part was paid.
      return intent.amount_received > 0 ? "captured" : "canceled";
    default:
      // A state that Stripe adds later is nothing we may act on.
      return "waiting";
  }
}

/** A PaymentIntent in the port's words, as much of it as was expanded (see `EXPAND`). */
export function viewOf(intent: Stripe.PaymentIntent, account: OpenAccount): PaymentView {
  const problem = intent.last_payment_error?.message;
  const failedTry = failedTryOf(intent);
  const refunded = refundedOf(intent);
  const endsAt = authorizationEnd(intent);
  return {
    reference: intent.id,
    status: statusOf(intent),
    amount: Money.of(BigInt(intent.amount), intent.currency),
    captured: Money.of(BigInt(intent.amount_received), intent.currency),
    capturable: Money.of(BigInt(intent.amount_capturable), intent.currency),
    ...(refunded !== undefined && { refunded: Money.of(refunded, intent.currency) }),
    ...(endsAt && { authorizationEndsAt: endsAt }),
    payableUntil: payableUntil(intent),
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
    ...(failedTry && { failedTry }),
    ...(intent.metadata?.session_id && { madeFor: intent.metadata.session_id }),
  };
}

/** Its charge; what fails before there is one (3-D Secure) was tried with a method of its own. */
function failedTryOf({ last_payment_error }: Stripe.PaymentIntent): string | undefined {
  return last_payment_error?.charge ?? last_payment_error?.payment_method?.id;
}

/** Only cards say until when; other methods' windows are in Stripe's documentation alone. */
function authorizationEnd(intent: Stripe.PaymentIntent): Date | undefined {
  const charge = intent.latest_charge;
  if (intent.status !== "requires_capture" || !charge || typeof charge === "string") {
    return undefined;
  }
  const before = charge.payment_method_details?.card?.capture_before;
  return before ? new Date(before * 1000) : undefined;
}
