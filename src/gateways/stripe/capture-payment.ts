import type Stripe from "stripe";
import type { CaptureRequest, OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { hasValue, succeeded, type Outcome } from "../outcome";
import { intentIn, toFailure } from "./error-map";
import { retrievePayment } from "./retrieve-payment";
import { viewOf } from "./status-map";

/** Captures the amount asked for; Stripe releases what is left of the authorization. */
export async function capturePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  { amount, before }: CaptureRequest,
  key: string,
): Promise<Outcome<PaymentView>> {
  try {
    const intent = await stripe.paymentIntents.capture(
      payment.reference,
      { amount_to_capture: Number(amount.minor), expand: ["latest_charge"] },
      { idempotencyKey: key },
    );
    const view = viewOf(intent, account);
    return view.status === "processing" ? { outcome: "pending", value: view } : succeeded(view);
  } catch (thrown) {
    const intent = intentIn(thrown);
    // Captured already, in the dashboard or by an earlier click, is what was asked for; but what
    // Stripe received counts from the first capture on, and a released rest can never be captured.
    const wanted = before.minor + amount.minor;
    if (intent?.status === "succeeded" && BigInt(intent.amount_received) >= wanted) {
      return succeeded(viewOf(intent, account));
    }
    return toFailure(thrown, { paymentReference: payment.reference });
  }
}

/**
 * Stripe gives captures no number: one was made when more has been captured than before it.
 */
export async function findCapture(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  { amount, before }: Pick<CaptureRequest, "amount" | "before">,
): Promise<Outcome<PaymentView> | undefined> {
  const found = await retrievePayment(stripe, account, payment);
  if (!hasValue(found)) return { outcome: "unknown", error: found.error, ask: {} };
  const captured = found.value.captured?.minor ?? 0n;
  return captured >= before.minor + amount.minor ? found : undefined;
}
