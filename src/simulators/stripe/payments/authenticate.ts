import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import type { SetupIntent } from "../objects/setup-intent";
import type { ErrorFields } from "../wire/api-error";
import type { Scene } from "../world";
import { charge } from "./confirm";
import { fail } from "./fail";
import { completeSetup, failSetup } from "./setup";

export type AuthenticationOutcome = "succeed" | "fail";

/** The buyer is done at the bank or the wallet. A refusal afterwards is seen on the intent. */
export function authenticate(
  scene: Scene,
  intent: PaymentIntent,
  outcome: AuthenticationOutcome,
): void {
  const method = methodOf(scene, intent);
  if (outcome === "succeed") charge(scene, intent, method);
  else fail(scene, intent, method, authenticationFailure("payment_intent"));
}

export function authenticateSetup(
  scene: Scene,
  intent: SetupIntent,
  outcome: AuthenticationOutcome,
): void {
  const method = methodOf(scene, intent);
  if (outcome === "succeed") completeSetup(scene, intent, method);
  else failSetup(scene, intent, method, authenticationFailure("setup_intent"));
}

function authenticationFailure(object: "payment_intent" | "setup_intent"): ErrorFields {
  return {
    type: "invalid_request_error",
    code: `${object}_authentication_failure`,
    message:
      "The provided PaymentMethod has failed authentication. You can provide payment_method_data " +
      `or a new PaymentMethod to attempt to fulfill this ${object === "payment_intent" ? "PaymentIntent" : "SetupIntent"} again.`,
  };
}

export function methodOf(scene: Scene, intent: PaymentIntent | SetupIntent): PaymentMethod {
  const method = scene.realm.paymentMethods.get(intent.payment_method ?? "");
  if (!method) throw new Error(`${intent.id} has no payment method to go on with`);
  return method;
}
