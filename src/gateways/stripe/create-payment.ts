import type Stripe from "stripe";
import type { CreatePayment, OpenAccount, PaymentView } from "../gateway";
import { hasValue, type Outcome } from "../outcome";
import { chargeSavedMethod } from "./charge-saved-method";
import { toCustomerFailure } from "./error-map";
import { buyerParams } from "./intent-params";
import { ownedMethod } from "./owned-method";
import { viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

/** A PaymentIntent for the buyer to pay, or a saved method charged at once without the buyer. */
export async function createPayment(
  stripe: Stripe,
  account: OpenAccount,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  if (request.offSession) return chargeSavedMethod(stripe, account, request);
  const { payment_method } = request.input;
  if (payment_method) {
    const owned = await ownedMethod(stripe, request.customerReference, payment_method);
    if (!hasValue(owned)) return owned;
  }
  try {
    const intent = await stripe.paymentIntents.create(buyerParams(account, request), {
      ...PATIENCE.create,
      idempotencyKey: request.idempotencyKey,
    });
    return { outcome: "requires_action", value: viewOf(intent, account) };
  } catch (thrown) {
    return toCustomerFailure(thrown, { orderNumber: request.orderNumber });
  }
}
