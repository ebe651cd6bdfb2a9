import type Stripe from "stripe";
import type { CaptureRequest, OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { intentIn, toFailure } from "./error-map";
import { readIntent } from "./retrieve-payment";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

type Sum = Pick<CaptureRequest, "amount" | "before">;

/**
 * Captures the amount asked for. Stripe releases what is left of the authorization, unless it is to
 * be kept and the card allows that. https://docs.stripe.com/payments/multicapture
 */
export async function capturePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  capture: CaptureRequest,
  key: string,
): Promise<Outcome<PaymentView>> {
  try {
    // Only an authorization that outlives a capture can have been captured without our knowing.
    const held =
      capture.keepRest || capture.before.minor > 0n
        ? await readIntent(stripe, payment.reference)
        : undefined;
    if (held && isCaptured(held, capture)) return succeeded(viewOf(held, account));
    const intent = await stripe.paymentIntents.capture(
      payment.reference,
      {
        amount_to_capture: Number(capture.amount.minor),
        ...(held && keepsRest(held, capture) && { final_capture: false }),
        expand: EXPAND,
      },
      { ...PATIENCE.money, idempotencyKey: key },
    );
    return outcomeOf(intent, account);
  } catch (thrown) {
    return refusalOf(thrown, account, payment, capture);
  }
}

/**
 * Stripe gives captures no number: one was made when as much has been captured as was before it,
 * and its own amount.
 */
export async function findCapture(
  stripe: Stripe,
  account: OpenAccount,
  { reference }: PaymentRef,
  capture: Sum,
): Promise<Outcome<PaymentView> | undefined> {
  try {
    const intent = await readIntent(stripe, reference);
    if (intent.status === "processing") return outcomeOf(intent, account);
    return isCaptured(intent, capture) ? outcomeOf(intent, account) : undefined;
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    return { outcome: "unknown", error, ask: { paymentReference: reference } };
  }
}

function isCaptured(intent: Stripe.PaymentIntent, { amount, before }: Sum): boolean {
  return BigInt(intent.amount_received) >= before.minor + amount.minor;
}

/**
 * Reckoned from what was authorized, never from what is left at the moment: a repetition under the
 * same key has to send the same parameters.
 */
function keepsRest(intent: Stripe.PaymentIntent, { keepRest, amount, before }: CaptureRequest) {
  const charge = intent.latest_charge;
  if (!keepRest || !charge || typeof charge === "string") return false;
  const { multicapture } = charge.payment_method_details?.card ?? {};
  const exhausted = before.minor + amount.minor >= BigInt(intent.amount);
  return multicapture?.status === "available" && !exhausted;
}

function outcomeOf(intent: Stripe.PaymentIntent, account: OpenAccount): Outcome<PaymentView> {
  const value = viewOf(intent, account);
  return intent.status === "processing" ? { outcome: "pending", value } : succeeded(value);
}

function refusalOf(
  thrown: unknown,
  account: OpenAccount,
  { reference }: PaymentRef,
  capture: CaptureRequest,
): Outcome<PaymentView> {
  const intent = intentIn(thrown);
  // Captured already, in the dashboard or by an earlier click, is what was asked for; but what
  // Stripe received counts from the first capture on, and a released rest can never be captured.
  if (intent?.status === "succeeded" && isCaptured(intent, capture)) {
    return succeeded(viewOf(intent, account));
  }
  if (intent?.status === "canceled" && LAPSED.includes(intent.cancellation_reason)) {
    return { outcome: "rejected", error: lapsed };
  }
  return toFailure(thrown, { paymentReference: reference });
}

/** Stripe's word for it, and the one that intents of before 2025 carry. */
const LAPSED: readonly unknown[] = ["expired", "automatic"];

const lapsed = {
  code: "payment_expired",
  gatewayCode: "payment_intent_unexpected_state",
  merchantMessage: "The authorization has lapsed before it was captured. Ask for a new payment.",
  shopperMessage: "This payment cannot be completed. Please contact the shop.",
  retryable: false,
} as const;
