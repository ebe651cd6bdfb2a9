import { emit } from "../events/emit";
import type { PaymentMethod } from "../objects/payment-method";
import { invalidRequest } from "../wire/api-error";
import type { Scene } from "../world";

export function attachToCustomer(scene: Scene, method: PaymentMethod, customer: string): void {
  method.customer = customer;
  emit(scene, "payment_method.attached", method);
}

export function detachFromCustomer(scene: Scene, method: PaymentMethod): void {
  const { customer } = method;
  method.customer = null;
  scene.realm.spentPaymentMethods.add(method.id);
  emit(scene, "payment_method.detached", method, { customer });
}

/** A method that paid without a customer, or was detached from one, is used up. */
export function assertNotSpent(scene: Scene, method: PaymentMethod): void {
  if (!scene.realm.spentPaymentMethods.has(method.id)) return;
  throw invalidRequest(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer " +
      "attachment, shared with a connected account without Customer attachment, or was detached " +
      "from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must " +
      "attach it to a Customer first.",
  );
}
