import type Stripe from "stripe";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { intentIn, toFailure } from "./error-map";
import { viewOf } from "./status-map";

export async function cancelPayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  key: string,
): Promise<Outcome<PaymentView>> {
  try {
    const intent = await stripe.paymentIntents.cancel(
      payment.reference,
      {},
      { idempotencyKey: key },
    );
    return succeeded(viewOf(intent, account));
  } catch (thrown) {
    const intent = intentIn(thrown);
    if (intent?.status === "canceled") return succeeded(viewOf(intent, account));
    if (intent?.status === "succeeded") return { outcome: "rejected", error: alreadyPaid };
    return toFailure(thrown, { paymentReference: payment.reference });
  }
}

const alreadyPaid = {
  code: "already_paid",
  gatewayCode: "payment_intent_unexpected_state",
  merchantMessage: "This payment has been captured and can no longer be canceled. Refund it.",
  shopperMessage: "This payment has been made already.",
  retryable: false,
} as const;
