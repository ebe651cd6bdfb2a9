import { emit } from "../events/emit";
import type { Charge } from "../objects/charge";
import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import type { Scene } from "../world";
import { ZERO } from "../money/minor-units";
import { addBalanceTransaction } from "./balance";
import { attachToCustomer } from "./attach";
import { followUp } from "./follow-up";
import { recordMovement } from "./record-movement";

/** The method has paid: the intent waits for capture, or is done. */
export function succeed(
  scene: Scene,
  intent: PaymentIntent,
  method: PaymentMethod,
  charge: Charge,
): void {
  charge.status = "succeeded";
  charge.paid = true;
  intent.next_action = null;
  intent.processing = null;
  intent.last_payment_error = null;
  recordMovement(scene, "authorize", charge, charge.amount);
  if (intent.capture_method === "manual") authorize(scene, intent, charge);
  else captureAtOnce(scene, intent, charge);
  keepOrSpend(scene, intent, method);
}

function authorize(scene: Scene, intent: PaymentIntent, charge: Charge): void {
  intent.status = "requires_capture";
  intent.amount_capturable = intent.amount;
  emit(scene, "charge.succeeded", charge);
  emit(scene, "payment_intent.amount_capturable_updated", intent);
}

function captureAtOnce(scene: Scene, intent: PaymentIntent, charge: Charge): void {
  charge.captured = true;
  charge.amount_captured = charge.amount;
  intent.status = "succeeded";
  intent.amount_capturable = ZERO;
  intent.amount_received = charge.amount;
  recordMovement(scene, "capture", charge, charge.amount);
  if (intent.capture_method === "automatic") bookCharge(scene, charge);
  emit(scene, "charge.succeeded", charge);
  emit(scene, "payment_intent.succeeded", intent);
  if (intent.capture_method === "automatic_async") bookLater(scene, charge);
  followUp(scene, charge);
}

/** With asynchronous capture the balance transaction comes later, with `charge.updated`. */
function bookLater(scene: Scene, charge: Charge): void {
  scene.world.scheduler.later(() => {
    bookCharge(scene, charge);
    emit(scene, "charge.updated", charge, { balance_transaction: null });
  });
}

function bookCharge(scene: Scene, charge: Charge): void {
  const booked = addBalanceTransaction(scene, {
    type: "charge",
    category: "charge",
    amount: charge.amount_captured,
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  });
  charge.balance_transaction = booked.id;
}

/** A method that is not kept for a customer pays once only. */
function keepOrSpend(scene: Scene, intent: PaymentIntent, method: PaymentMethod): void {
  if (intent.customer && intent.setup_future_usage) {
    scene.realm.setUpPaymentMethods.add(method.id);
    if (!method.customer) attachToCustomer(scene, method, intent.customer);
  }
  if (!method.customer) scene.realm.spentPaymentMethods.add(method.id);
}
