import { emit } from "../events/emit";
import { ZERO } from "../money/minor-units";
import type { PaymentIntent } from "../objects/payment-intent";
import type { RefundReason } from "../objects/refund";
import { areReleasesQuiet } from "../wire/api-version";
import { nowSeconds, type Scene } from "../world";
import { assertCancelable } from "./intent-state";
import { finish } from "./capture";
import { latestCharge } from "./latest-charge";
import { captureBefore } from "./multicapture";
import { release } from "./release";

/** Ends an intent that has not succeeded; authorized money is released. */
export function cancelIntent(scene: Scene, intent: PaymentIntent, reason: string | null): void {
  assertCancelable(intent);
  close(scene, intent, reason, null);
}

/**
 * The authorization has lapsed: Stripe cancels the intent and lets the money go. One that was
 * captured in part has succeeded instead. https://docs.stripe.com/payments/multicapture
 */
export function expireAuthorization(scene: Scene, intent: PaymentIntent): void {
  const charge = latestCharge(scene, intent);
  if (charge.amount_captured > 0) {
    finish(scene, intent, charge, intent.amount_capturable);
    return;
  }
  const reason = areReleasesQuiet(scene.version) ? "expired" : "automatic";
  close(scene, intent, reason, "expired_uncaptured_charge");
  emit(scene, "charge.expired", charge);
}

/** Catches up with the clock: whatever should have lapsed by now has lapsed. */
export function expireLapsedAuthorizations(scene: Scene): void {
  const now = nowSeconds(scene.world);
  for (const intent of scene.realm.paymentIntents.all()) {
    if (intent.status !== "requires_capture") continue;
    const deadline = captureBefore(latestCharge(scene, intent));
    if (deadline !== undefined && deadline <= now) expireAuthorization(scene, intent);
  }
}

function close(
  scene: Scene,
  intent: PaymentIntent,
  reason: string | null,
  releaseReason: RefundReason | null,
): void {
  const held = intent.amount_capturable;
  if (intent.status === "processing") latestCharge(scene, intent).status = "failed";
  intent.status = "canceled";
  intent.canceled_at = nowSeconds(scene.world);
  intent.cancellation_reason = reason;
  intent.amount_capturable = ZERO;
  intent.next_action = null;
  intent.processing = null;
  if (held > 0) release(scene, latestCharge(scene, intent), held, releaseReason);
  emit(scene, "payment_intent.canceled", intent);
}
