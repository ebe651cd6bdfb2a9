import type Stripe from "stripe";
import type { Money } from "../../lib/money";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { intentIn, toFailure } from "./error-map";
import { viewOf } from "./status-map";

/** Captures the amount asked for; Stripe releases what is left of the authorization. */
export async function capturePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  { amount, before }: { amount: Money; before: Money },
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
