import type Stripe from "stripe";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { viewOf } from "./status-map";

export async function retrievePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: Pick<PaymentRef, "reference">,
): Promise<Outcome<PaymentView>> {
  try {
    const intent = await stripe.paymentIntents.retrieve(payment.reference, {
      expand: ["latest_charge"],
    });
    return succeeded(viewOf(intent, account));
  } catch (thrown) {
    return toFailure(thrown, { paymentReference: payment.reference });
  }
}
