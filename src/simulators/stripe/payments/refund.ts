import { emit } from "../events/emit";
import { methodType } from "../methods/method-types";
import { assertStep, positiveIntegerError } from "../money/amount-rules";
import { formatMoney } from "../money/format";
import { negative, plus, ZERO, type MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import type { Refund, RefundReason, RefundStatus } from "../objects/refund";
import type { Metadata } from "../params/metadata";
import { invalidRequest } from "../wire/api-error";
import type { Scene } from "../world";
import { addBalanceTransaction } from "./balance";
import { buildRefund } from "./build-refund";
import { noLongerActionable } from "./dispute";
import { recordMovement } from "./record-movement";
import { refundableOf } from "./release";

export interface RefundRequest {
  /** Left out: all that can still be refunded. */
  amount?: MinorUnits | undefined;
  reason?: RefundReason | undefined;
  metadata?: Metadata;
  instructionsEmail?: string | undefined;
}

/** Gives captured money back to the buyer; how it starts out depends on the method. */
export function refundCharge(scene: Scene, charge: Charge, request: RefundRequest): Refund {
  const amount = assertRefundable(scene, charge, request.amount);
  const refund = buildRefund(scene, charge, {
    amount,
    status: firstStatus(scene, charge),
    reason: request.reason ?? null,
    metadata: request.metadata ?? {},
    instructionsEmail: request.instructionsEmail,
  });
  refund.balance_transaction = addBalanceTransaction(scene, {
    type: "refund",
    category: "refund",
    amount: negative(amount),
    currency: charge.currency,
    source: refund.id,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ""}`,
  }).id;
  const before = charge.amount_refunded;
  charge.amount_refunded = plus(before, amount);
  charge.refunded = charge.captured && refundableOf(scene.realm, charge) === ZERO;
  recordMovement(scene, "refund", charge, amount, refund.id);
  emit(scene, "refund.created", refund);
  emit(scene, "charge.refunded", charge, { amount_refunded: before });
  if (charge.refunded) noLongerActionable(scene, charge);
  return refund;
}

function assertRefundable(scene: Scene, charge: Charge, asked: MinorUnits | undefined): MinorUnits {
  const refundable = refundableOf(scene.realm, charge);
  if (charge.amount_captured === 0) {
    throw invalidRequest(
      `Charge ${charge.id} has not been captured, so it cannot be refunded. Cancel the PaymentIntent ${charge.payment_intent} to release the authorization.`,
      { code: "charge_not_refundable", param: "charge" },
    );
  }
  if (isChargedBack(scene, charge)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  if (refundable === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  const amount = asked ?? refundable;
  if (amount < 1) throw positiveIntegerError("amount");
  if (amount > refundable) throw tooMuch(charge, amount, refundable);
  assertStep(amount, charge.currency);
  return amount;
}

function isChargedBack(scene: Scene, charge: Charge): boolean {
  return scene.realm.disputes
    .all()
    .some((dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable);
}

function tooMuch(charge: Charge, amount: MinorUnits, refundable: MinorUnits): Error {
  const asked = formatMoney(amount, charge.currency);
  const limit = formatMoney(refundable, charge.currency);
  return invalidRequest(
    refundable === charge.amount
      ? `Refund amount (${asked}) is greater than charge amount (${limit})`
      : `Refund amount (${asked}) is greater than unrefunded amount on charge (${limit})`,
    { param: "amount" },
  );
}

function firstStatus(scene: Scene, charge: Charge): RefundStatus {
  if (scene.realm.cardBehaviours.get(charge.payment_method)?.pendingRefunds) return "pending";
  return methodType(charge.payment_method_details.type)?.refund ?? "succeeded";
}
