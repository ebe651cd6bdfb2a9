import type Stripe from "stripe";
import type { CreatePayment, OpenAccount, PaymentView } from "../gateway";
import { hasValue, succeeded, type Outcome } from "../outcome";
import { intentIn, toCustomerFailure } from "./error-map";
import { captureMethodFor, commonParams, descriptorParam, methodOptions } from "./intent-params";
import { ownedMethod } from "./owned-method";
import { EXPAND, viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

/**
 * Charges a saved method of the customer at once, without the buyer being there. A refusal is final:
 * the intent that Stripe keeps of it is named as `left`, to be canceled, so that nobody pays it later.
 * https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
 */
export async function chargeSavedMethod(
  stripe: Stripe,
  account: OpenAccount,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  const { payment_method } = request.input;
  if (!payment_method) return { outcome: "rejected", error: nothingToCharge };
  const owned = await ownedMethod(stripe, request.customerReference, payment_method);
  if (!hasValue(owned)) return owned;
  try {
    const intent = await stripe.paymentIntents.create(paramsOf(account, request, owned.value), {
      ...PATIENCE.money,
      idempotencyKey: request.idempotencyKey,
    });
    const value = viewOf(intent, account);
    if (value.status === "captured" || value.status === "authorized") return succeeded(value);
    if (value.status === "processing") return { outcome: "pending", value };
    return { outcome: "declined", error: buyerNeeded, left: intent.id };
  } catch (thrown) {
    const failure = toCustomerFailure(thrown, { orderNumber: request.orderNumber });
    const left = intentIn(thrown)?.id;
    // While the outcome is open the intent may yet be paid, and must be found as it is.
    return failure.outcome !== "unknown" && left ? { ...failure, left } : failure;
  }
}

function paramsOf(
  account: OpenAccount,
  request: CreatePayment,
  { id, type }: Stripe.PaymentMethod,
): Stripe.PaymentIntentCreateParams {
  const methods = [type];
  const capture_method = captureMethodFor(request, methods);
  const options = methodOptions(account, capture_method, methods);
  return {
    ...commonParams(account, request),
    capture_method,
    payment_method: id,
    confirm: true,
    off_session: true,
    // Whoever confirms must say where a buyer who is sent elsewhere comes back to, or that none is.
    ...(request.returnUrl
      ? { automatic_payment_methods: { enabled: true }, return_url: request.returnUrl }
      : { automatic_payment_methods: { enabled: true, allow_redirects: "never" } }),
    ...(options && { payment_method_options: options }),
    // The account's automatic methods may hold cards, with which Stripe takes a suffix only.
    ...descriptorParam(account, undefined),
    expand: EXPAND,
  };
}

const nothingToCharge = {
  code: "request_invalid",
  merchantMessage: "A charge without the buyer needs a saved payment method.",
  shopperMessage: "This saved card was not found. Please choose another one.",
  retryable: false,
} as const;

const buyerNeeded = {
  code: "authentication_required",
  gatewayCode: "authentication_required",
  merchantMessage:
    "The bank asks the buyer to authenticate; charge the card while the buyer is present.",
  shopperMessage: "Your bank asks you to confirm this payment.",
  retryable: false,
} as const;
