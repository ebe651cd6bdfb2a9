import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import { invalidRequest } from "../wire/api-error";
import type { Scene } from "../world";
import { assertNotSpent } from "./attach";
import { assertConfirmable } from "./intent-state";

/** Stripe's checks between a method and the intent that it is to pay. */
export function assertUsable(scene: Scene, intent: PaymentIntent, method: PaymentMethod): void {
  assertConfirmable(intent);
  if (!intent.payment_method_types.includes(method.type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(", ")}.`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method" },
    );
  }
  if (method.customer && !intent.customer) {
    throw invalidRequest(
      "The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.",
      { param: "payment_method" },
    );
  }
  if (method.customer && method.customer !== intent.customer) {
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { code: "resource_missing", param: "payment_method" },
    );
  }
  assertNotSpent(scene, method);
}
