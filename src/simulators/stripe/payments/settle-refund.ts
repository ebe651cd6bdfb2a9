import { emit } from "../events/emit";
import { minus } from "../money/minor-units";
import type { Refund, RefundStatus } from "../objects/refund";
import type { Scene } from "../world";
import { addBalanceTransaction } from "./balance";
import { recordMovement } from "./record-movement";

/** The refund has reached the buyer. */
export function completeRefund(scene: Scene, refund: Refund): void {
  changeStatus(refund, "succeeded");
  announce(scene, refund);
}

/** The buyer has said where to send it; the bank is working on it. */
export function continueRefund(scene: Scene, refund: Refund): void {
  changeStatus(refund, "pending");
  announce(scene, refund);
}

/** The money came back: it is the merchant's again, and can be refunded again. */
export function failRefund(scene: Scene, refund: Refund, reason: string): void {
  changeStatus(refund, "failed");
  refund.failure_reason = reason;
  refund.failure_balance_transaction = takeBack(scene, refund);
  emit(scene, "refund.failed", refund);
  announce(scene, refund);
}

/** Only a refund that waits for the buyer can still be called off. */
export function cancelRefund(scene: Scene, refund: Refund): void {
  changeStatus(refund, "canceled");
  refund.failure_reason = "merchant_request";
  refund.failure_balance_transaction = takeBack(scene, refund);
  announce(scene, refund);
}

function changeStatus(refund: Refund, status: RefundStatus): void {
  refund.status = status;
  delete refund.next_action;
  delete refund.pending_reason;
}

/** `charge.refund.updated` is the older name, still sent beside the newer one. */
function announce(scene: Scene, refund: Refund): void {
  emit(scene, "refund.updated", refund);
  emit(scene, "charge.refund.updated", refund);
}

function takeBack(scene: Scene, refund: Refund): string {
  const charge = scene.realm.charges.get(refund.charge);
  if (!charge) throw new Error(`${refund.id} has no charge`);
  charge.amount_refunded = minus(charge.amount_refunded, refund.amount);
  charge.refunded = false;
  recordMovement(scene, "refund_reversal", charge, refund.amount, refund.id);
  return addBalanceTransaction(scene, {
    type: "refund_failure",
    category: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
  }).id;
}
