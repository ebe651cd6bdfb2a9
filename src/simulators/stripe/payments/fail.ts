import { emit } from "../events/emit";
import { cardError, type Decline } from "../methods/declines";
import type { Charge } from "../objects/charge";
import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import type { ErrorFields, StripeApiError } from "../wire/api-error";
import type { Scene } from "../world";

/** The issuer said no: the intent asks for another method, and the API answers 402. */
export function decline(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  charge: Charge,
  reason: Decline,
): StripeApiError {
  const { fields } = cardError(reason, { charge: charge.id });
  emit(scene, "charge.failed", charge);
  fail(scene, intent, method, fields);
  return cardError(reason, {
    charge: charge.id,
    payment_intent: structuredClone(intent),
    payment_method: structuredClone(method),
  });
}

/** The attempt is over without money: back to `requires_payment_method`, with the reason. */
export function fail(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  error: ErrorFields,
): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.processing = null;
  intent.last_payment_error = { ...error, payment_method: structuredClone(method) };
  emit(scene, "payment_intent.payment_failed", intent);
}
