import type Stripe from "stripe";
import type { GatewayConnection, OpenAccount, PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

type Words = Parameters<NonNullable<GatewayConnection["describePayment"]>>[1];

/**
 * Writes onto the payment what leads back to the shop. Stripe adds to the metadata that is there; our
 * own number always stays what it was, since the payment is found by it.
 */
export async function describePayment(
  stripe: Stripe,
  account: OpenAccount,
  { reference, orderNumber }: PaymentRef,
  { description, metadata }: Words,
  key: string,
): Promise<Outcome<PaymentView>> {
  try {
    const intent = await stripe.paymentIntents.update(
      reference,
      {
        ...(description && { description }),
        metadata: { ...metadata, order_number: orderNumber },
        expand: EXPAND,
      },
      { ...PATIENCE.change, idempotencyKey: key },
    );
    return succeeded(viewOf(intent, account));
  } catch (thrown) {
    return toFailure(thrown, { paymentReference: reference });
  }
}
