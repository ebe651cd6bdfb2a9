import { emit } from "../events/emit";
import { amountTooLarge, assertStep, positiveIntegerError } from "../money/amount-rules";
import { minus, plus, ZERO, type MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import type { PaymentIntent } from "../objects/payment-intent";
import { invalidRequest } from "../wire/api-error";
import type { Scene } from "../world";
import { addBalanceTransaction } from "./balance";
import { followUp } from "./follow-up";
import { assertCapturable } from "./intent-state";
import { latestCharge } from "./latest-charge";
import { isMulticaptureAvailable } from "./multicapture";
import { recordMovement } from "./record-movement";
import { release, releaseQuietly } from "./release";

export interface CaptureRequest {
  /** Left out: all that can be captured. */
  amount?: MinorUnits | undefined;
  finalCapture: boolean;
}

/** Takes authorized money. What a final capture leaves over is released. */
export function captureIntent(
  scene: Scene,
  intent: PaymentIntent,
  { amount: asked, finalCapture }: CaptureRequest,
): void {
  assertCapturable(intent);
  const charge = latestCharge(scene, intent);
  const amount = asked ?? intent.amount_capturable;
  assertAmount(intent, charge, amount, finalCapture);
  const rest = minus(intent.amount_capturable, amount);
  take(scene, intent, charge, amount);
  const isLast = finalCapture || rest === ZERO;
  intent.amount_capturable = isLast ? ZERO : rest;
  if (isMulticaptureAvailable(charge)) announceCapture(scene, intent, charge);
  if (isLast) finish(scene, intent, charge, rest);
}

/** With multicapture these are sent at every capture, the final one included. */
function announceCapture(scene: Scene, intent: PaymentIntent, charge: Charge): void {
  emit(scene, "charge.updated", charge);
  emit(scene, "payment_intent.amount_capturable_updated", intent);
}

function take(scene: Scene, intent: PaymentIntent, charge: Charge, amount: MinorUnits): void {
  if (amount === ZERO) return;
  charge.amount_captured = plus(charge.amount_captured, amount);
  intent.amount_received = plus(intent.amount_received, amount);
  recordMovement(scene, "capture", charge, amount);
  charge.balance_transaction = addBalanceTransaction(scene, {
    type: "charge",
    category: "charge",
    amount,
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  }).id;
}

/** Ends an authorization of which something was captured; the rest of it is let go. */
export function finish(
  scene: Scene,
  intent: PaymentIntent,
  charge: Charge,
  rest: MinorUnits,
): void {
  charge.captured = true;
  intent.amount_capturable = ZERO;
  intent.status = "succeeded";
  if (isMulticaptureAvailable(charge)) releaseQuietly(scene, charge, rest);
  else release(scene, charge, rest, null);
  emit(scene, "charge.captured", charge);
  emit(scene, "payment_intent.succeeded", intent);
  followUp(scene, charge);
}

function assertAmount(
  intent: PaymentIntent,
  charge: Charge,
  amount: MinorUnits,
  finalCapture: boolean,
): void {
  const param = "amount_to_capture";
  if (!finalCapture && !isMulticaptureAvailable(charge)) {
    throw invalidRequest(
      "You cannot set `final_capture` to `false` because multicapture is not available for this PaymentIntent. Request it with `payment_method_options[card][request_multicapture]=if_available` when you confirm the PaymentIntent.",
      { code: "payment_intent_invalid_parameter", param: "final_capture" },
    );
  }
  const closesMulticapture = amount === 0 && finalCapture && charge.amount_captured > 0;
  if (amount < 1 && !closesMulticapture) throw positiveIntegerError(param);
  if (amount > intent.amount_capturable) {
    throw amountTooLarge(intent.amount_capturable, intent.currency, param);
  }
  assertStep(amount, intent.currency, param);
}
