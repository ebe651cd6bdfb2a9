import type { PaymentMethod } from "../objects/payment-method";
import { missing } from "../wire/missing";
import type { Scene } from "../world";
import { createFromTestName, createPaymentMethod, type CardNumbers } from "./create-payment-method";
import type { PaymentMethodData } from "./payment-method-data";

const TEST_NAME = /^pm_card_(\w+)$/;

/** A stored payment method, or a new one for Stripe's test ids. */
export function findPaymentMethod(
  scene: Scene,
  id: string,
  numbers: CardNumbers = "refused",
): PaymentMethod {
  const name = TEST_NAME.exec(id)?.[1];
  const method =
    (name === undefined ? undefined : createFromTestName(scene, name, numbers)) ??
    scene.realm.paymentMethods.get(id);
  if (!method) throw missing(scene, "paymentMethods", "PaymentMethod", id, "payment_method");
  return method;
}

/** From `payment_method` or `payment_method_data`; undefined when neither was sent. */
export function givenPaymentMethod(
  scene: Scene,
  params: {
    payment_method?: string | undefined;
    payment_method_data?: PaymentMethodData | undefined;
  },
  numbers: CardNumbers,
): PaymentMethod | undefined {
  if (params.payment_method_data) {
    return createPaymentMethod(scene, params.payment_method_data, numbers);
  }
  return params.payment_method === undefined
    ? undefined
    : findPaymentMethod(scene, params.payment_method);
}
