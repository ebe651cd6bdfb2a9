import type Stripe from "stripe";
import type { Money } from "../../lib/money";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { viewOf } from "./status-map";

export async function updatePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: PaymentRef,
  amount: Money,
  key: string,
): Promise<Outcome<PaymentView>> {
  try {
    const intent = await stripe.paymentIntents.update(
      payment.reference,
      { amount: Number(amount.minor) },
      { idempotencyKey: key },
    );
    return succeeded(viewOf(intent, account));
  } catch (thrown) {
    return toFailure(thrown, { paymentReference: payment.reference });
  }
}
