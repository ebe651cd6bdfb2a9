import { emit } from "../events/emit";
import { cardError } from "../methods/declines";
import type { PaymentMethod } from "../objects/payment-method";
import type { SetupIntent } from "../objects/setup-intent";
import type { ErrorFields } from "../wire/api-error";
import type { Scene } from "../world";
import { attachToCustomer } from "./attach";
import { unexpectedState } from "./intent-state";
import { nextActionFor } from "./next-action";

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Saves a method for later, after authentication if its bank wants one. */
export function confirmSetup(
  scene: Scene,
  intent: SetupIntent,
  method: PaymentMethod,
  returnUrl: string | undefined,
): void {
  assertSetupConfirmable(intent);
  intent.payment_method = method.id;
  intent.last_setup_error = null;
  if (returnUrl) scene.realm.returnUrls.set(intent.id, returnUrl);
  const behaviour = scene.realm.cardBehaviours.get(method.id) ?? {};
  if (behaviour.authentication) {
    intent.status = "requires_action";
    intent.next_action = nextActionFor(scene, intent, method.type, returnUrl);
    emit(scene, "setup_intent.requires_action", intent);
    return;
  }
  if (behaviour.decline && !behaviour.attachable) {
    failSetup(scene, intent, method, cardError(behaviour.decline).fields);
    throw cardError(behaviour.decline, {
      setup_intent: structuredClone(intent),
      payment_method: structuredClone(method),
    });
  }
  completeSetup(scene, intent, method);
}

export function completeSetup(scene: Scene, intent: SetupIntent, method: PaymentMethod): void {
  intent.status = "succeeded";
  intent.next_action = null;
  scene.realm.setUpPaymentMethods.add(method.id);
  if (intent.customer && !method.customer) attachToCustomer(scene, method, intent.customer);
  emit(scene, "setup_intent.succeeded", intent);
}

export function failSetup(
  scene: Scene,
  intent: SetupIntent,
  method: PaymentMethod,
  error: ErrorFields,
): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_setup_error = { ...error, payment_method: structuredClone(method) };
  emit(scene, "setup_intent.setup_failed", intent);
}

export function cancelSetup(scene: Scene, intent: SetupIntent, reason: string | null): void {
  if (!CONFIRMABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: ${CONFIRMABLE.join(", ")}.`,
    );
  }
  intent.status = "canceled";
  intent.cancellation_reason = reason;
  intent.next_action = null;
  emit(scene, "setup_intent.canceled", intent);
}

function assertSetupConfirmable(intent: SetupIntent): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw unexpectedState(
    intent,
    intent.status === "succeeded"
      ? "You cannot confirm this SetupIntent because it has already succeeded."
      : `You cannot confirm this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(", ")}.`,
  );
}
