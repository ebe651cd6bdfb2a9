import { emit } from "../events/emit";
import type { PaymentIntent } from "../objects/payment-intent";
import type { ErrorFields } from "../wire/api-error";
import type { Scene } from "../world";
import { methodOf, type AuthenticationOutcome } from "./authenticate";
import { fail } from "./fail";
import { latestCharge } from "./latest-charge";
import { succeed } from "./succeed";

const PROVIDER_DECLINE: ErrorFields = {
  type: "invalid_request_error",
  code: "payment_method_provider_decline",
  message: "The payment was declined by the payment method's provider.",
};

/** A delayed payment has arrived, or has come back. */
export function settleDelayed(
  scene: Scene,
  intent: PaymentIntent,
  outcome: AuthenticationOutcome,
): void {
  const method = methodOf(scene, intent);
  const pending = latestCharge(scene, intent);
  if (outcome === "succeed") return succeed(scene, intent, method, pending);
  pending.status = "failed";
  pending.failure_code = PROVIDER_DECLINE.code ?? null;
  pending.failure_message = PROVIDER_DECLINE.message;
  emit(scene, "charge.failed", pending);
  fail(scene, intent, method, { ...PROVIDER_DECLINE, charge: pending.id });
}
