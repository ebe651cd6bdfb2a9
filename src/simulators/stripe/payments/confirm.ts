import { emit } from "../events/emit";
import { DECLINES } from "../methods/declines";
import { methodType } from "../methods/method-types";
import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import type { StripeApiError } from "../wire/api-error";
import type { Scene } from "../world";
import { assertUsable } from "./assert-usable";
import { createCharge } from "./create-charge";
import { decline } from "./fail";
import { nextActionFor } from "./next-action";
import { succeed } from "./succeed";

export interface ConfirmOptions {
  offSession: boolean;
  errorOnRequiresAction: boolean;
  returnUrl: string | undefined;
}

/**
 * Tries to pay an intent with a method.
 * @throws StripeApiError when the method is refused; the intent then keeps the reason
 */
export function confirmIntent(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  options: ConfirmOptions,
): void {
  assertUsable(scene, intent, method);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  if (options.returnUrl) scene.realm.returnUrls.set(intent.id, options.returnUrl);
  switch (methodType(method.type)?.flow) {
    case "delayed":
      return startProcessing(scene, intent, method);
    case "redirect":
      return requireAction(scene, intent, method, options.returnUrl);
    case "card":
    case undefined:
      return payByCard(scene, intent, method, options);
  }
}

/** Charges now; the answer is the refusal, if there is one. */
export function charge(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
): StripeApiError | undefined {
  const reason = scene.realm.cardBehaviours.get(method.id)?.decline;
  if (reason) {
    const failed = createCharge(scene, intent, method, { status: "failed", decline: reason });
    return decline(scene, intent, method, failed, reason);
  }
  succeed(scene, intent, method, createCharge(scene, intent, method, { status: "succeeded" }));
  return undefined;
}

function payByCard(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  options: ConfirmOptions,
): void {
  if (needsAuthentication(scene, method, options.offSession)) {
    if (!options.offSession && !options.errorOnRequiresAction) {
      return requireAction(scene, intent, method, options.returnUrl);
    }
    const reason = DECLINES.authenticationRequired;
    const failed = createCharge(scene, intent, method, { status: "failed", decline: reason });
    throw decline(scene, intent, method, failed, reason);
  }
  const refusal = charge(scene, intent, method);
  if (refusal) throw refusal;
}

function needsAuthentication(scene: Scene, method: PaymentMethod, offSession: boolean): boolean {
  switch (scene.realm.cardBehaviours.get(method.id)?.authentication) {
    case "always":
      return true;
    case "unless_set_up":
      return !(offSession && scene.realm.setUpPaymentMethods.has(method.id));
    case "on_session_only":
      return !offSession;
    case undefined:
      return false;
  }
}

function requireAction(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  returnUrl: string | undefined,
): void {
  intent.status = "requires_action";
  intent.next_action = nextActionFor(scene, intent, method.type, returnUrl);
  emit(scene, "payment_intent.requires_action", intent);
}

function startProcessing(scene: Scene, intent: PaymentIntent, method: PaymentMethod): void {
  const pending = createCharge(scene, intent, method, { status: "pending" });
  intent.status = "processing";
  emit(scene, "charge.pending", pending);
  emit(scene, "payment_intent.processing", intent);
}
