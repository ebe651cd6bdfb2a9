import type Stripe from "stripe";
import type { CreatePayment, OpenAccount, PaymentView } from "../gateway";
import { hasValue, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { ownedMethod } from "./owned-method";
import { viewOf } from "./status-map";

/** A PaymentIntent that serves every method which the account allows. */
export async function createPayment(
  stripe: Stripe,
  account: OpenAccount,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  const { payment_method } = request.input;
  if (payment_method) {
    const owned = await ownedMethod(stripe, request.customerReference, payment_method);
    if (!hasValue(owned)) return owned;
  }
  try {
    const intent = await stripe.paymentIntents.create(paramsOf(request), {
      idempotencyKey: request.idempotencyKey,
    });
    return { outcome: "requires_action", value: viewOf(intent, account) };
  } catch (thrown) {
    return toFailure(thrown, { orderNumber: request.orderNumber });
  }
}

function paramsOf(request: CreatePayment): Stripe.PaymentIntentCreateParams {
  const { setup_future_usage, payment_method } = request.input;
  return {
    amount: Number(request.amount.minor),
    currency: request.amount.currency,
    capture_method: request.captureMethod,
    automatic_payment_methods: { enabled: true },
    description: request.description,
    // Leads from Stripe's dashboard back to the shop; `session_id` is also what
    // @medusajs/payment-stripe writes.
    metadata: { ...request.metadata, order_number: request.orderNumber },
    ...(request.customerReference && { customer: request.customerReference }),
    ...(setup_future_usage && { setup_future_usage }),
    ...(payment_method && { payment_method }),
  };
}
