import type Stripe from "stripe";
import type { OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

export async function retrievePayment(
  stripe: Stripe,
  account: OpenAccount,
  payment: Pick<PaymentRef, "reference">,
): Promise<Outcome<PaymentView>> {
  try {
    return succeeded(viewOf(await readIntent(stripe, payment.reference), account));
  } catch (thrown) {
    return toFailure(thrown, { paymentReference: payment.reference });
  }
}

/** @throws whatever the SDK throws */
export function readIntent(stripe: Stripe, reference: string): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.retrieve(reference, { expand: EXPAND }, PATIENCE.read);
}
