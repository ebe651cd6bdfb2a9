import type Stripe from "stripe";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { intentIn, toFailure } from "./error-map";
import { readIntent } from "./retrieve-payment";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

/**
 * Cancels what is not captured. Of a payment that was captured in part the rest is released and the
 * part stays: it then counts as captured, which its view tells.
 */
export async function cancelPayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  key: string,
): Promise<Outcome<PaymentView>> {
  const { reference } = payment;
  try {
    const intent = await endIntent(stripe, payment, key);
    return endOf(intent, account) ?? { outcome: "pending", value: viewOf(intent, account) };
  } catch (thrown) {
    // Stripe shows what the payment has become meanwhile.
    const intent = intentIn(thrown);
    const end = intent && endOf(intent, account);
    return end ?? toFailure(thrown, { paymentReference: reference });
  }
}

async function endIntent(
  stripe: Stripe,
  { reference, captureMethod }: PaymentRef,
  key: string,
): Promise<Stripe.PaymentIntent> {
  // Canceling one that is captured in part would show it as canceled, though it was paid; only what
  // is captured by hand can be in that state.
  const held = captureMethod === "manual" ? await readIntent(stripe, reference) : undefined;
  if (held && (held.status === "canceled" || held.status === "succeeded")) return held;
  if (held?.status === "requires_capture" && held.amount_received > 0) {
    return releaseRest(stripe, reference, `${key}_release`);
  }
  return stripe.paymentIntents.cancel(
    reference,
    { expand: EXPAND },
    { ...PATIENCE.change, idempotencyKey: key },
  );
}

/** https://docs.stripe.com/payments/multicapture#close-payment */
function releaseRest(stripe: Stripe, reference: string, idempotencyKey: string) {
  return stripe.paymentIntents.capture(
    reference,
    { amount_to_capture: 0, final_capture: true, expand: EXPAND },
    { ...PATIENCE.change, idempotencyKey },
  );
}

/** What an intent that has come to its end means to somebody who wants it canceled. */
function endOf(
  intent: Stripe.PaymentIntent,
  account: OpenAccount,
): Outcome<PaymentView> | undefined {
  if (intent.status === "canceled") return succeeded(viewOf(intent, account));
  if (intent.status !== "succeeded") return undefined;
  // Captured in part, and the rest is released already.
  if (intent.amount_received < intent.amount) return succeeded(viewOf(intent, account));
  return { outcome: "rejected", error: alreadyPaid };
}

const alreadyPaid = {
  code: "already_paid",
  gatewayCode: "payment_intent_unexpected_state",
  merchantMessage: "This payment has been captured and can no longer be canceled. Refund it.",
  shopperMessage: "This payment has been made already.",
  retryable: false,
} as const;
