import { emit } from "../events/emit";
import { negative, type MinorUnits } from "../money/minor-units";
import type { Charge } from "../objects/charge";
import type { Dispute, EarlyFraudWarning } from "../objects/dispute";
import { newId } from "../objects/ids";
import { nowSeconds, type Scene } from "../world";
import { addBalanceTransaction } from "./balance";
import { recordMovement } from "./record-movement";
import { refundableOf } from "./release";

const RESPONSE_TIME = 9 * 24 * 3600;

export interface DisputeTerms {
  reason: string;
  /** Left out: all that was not given back. */
  amount?: MinorUnits | undefined;
  /** The bank only asks, and takes no money. */
  inquiry?: boolean | undefined;
}

/** The buyer's bank takes the money back until the dispute is decided, or asks about it first. */
export function openDispute(
  scene: Scene,
  charge: Charge,
  { reason, amount = refundableOf(scene.realm, charge), inquiry = false }: DisputeTerms,
): Dispute {
  const created = nowSeconds(scene.world);
  const dispute: Dispute = {
    id: newId("du_1"),
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: created + RESPONSE_TIME,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: scene.realm.livemode,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  };
  scene.realm.disputes.add(dispute);
  charge.disputed = true;
  emit(scene, "charge.dispute.created", dispute);
  if (!inquiry) withdraw(scene, dispute, charge);
  noLongerActionable(scene, charge);
  return dispute;
}

/** The answer to the bank's inquiry did not satisfy it: now it takes the money. */
export function escalateInquiry(scene: Scene, dispute: Dispute): void {
  const charge = scene.realm.charges.get(dispute.charge);
  if (!charge) throw new Error(`${dispute.id} has no charge`);
  dispute.status = "needs_response";
  dispute.is_charge_refundable = false;
  emit(scene, "charge.dispute.updated", dispute);
  withdraw(scene, dispute, charge);
}

function withdraw(scene: Scene, dispute: Dispute, charge: Charge): void {
  recordMovement(scene, "dispute_withdrawal", charge, dispute.amount);
  book(scene, dispute, "dispute", negative(dispute.amount));
  emit(scene, "charge.dispute.funds_withdrawn", dispute);
}

export function isInquiry({ status }: Dispute): boolean {
  return status.startsWith("warning_");
}

/** The bank has let the time go by in which it could have disputed the payment. */
export function closeInquiry(scene: Scene, dispute: Dispute): void {
  dispute.status = "warning_closed";
  emit(scene, "charge.dispute.closed", dispute);
}

export function submitEvidence(scene: Scene, dispute: Dispute): void {
  dispute.status = isInquiry(dispute) ? "warning_under_review" : "under_review";
  dispute.evidence_details.has_evidence = true;
  dispute.evidence_details.submission_count += 1;
  emit(scene, "charge.dispute.updated", dispute);
}

export function closeDispute(scene: Scene, dispute: Dispute, outcome: "won" | "lost"): void {
  dispute.status = outcome;
  emit(scene, "charge.dispute.closed", dispute);
  if (outcome === "lost") return;
  const charge = scene.realm.charges.get(dispute.charge);
  if (charge) recordMovement(scene, "dispute_reinstatement", charge, dispute.amount);
  dispute.is_charge_refundable = true;
  book(scene, dispute, "dispute_reversal", dispute.amount);
  emit(scene, "charge.dispute.funds_reinstated", dispute);
}

export function warnOfFraud(scene: Scene, charge: Charge, fraudType: string): EarlyFraudWarning {
  const warning = scene.realm.earlyFraudWarnings.add({
    id: newId("issfr_1"),
    object: "radar.early_fraud_warning",
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: nowSeconds(scene.world),
    fraud_type: fraudType,
    livemode: scene.realm.livemode,
    payment_intent: charge.payment_intent,
  });
  emit(scene, "radar.early_fraud_warning.created", warning);
  return warning;
}

/** Once there is a dispute, or nothing left to give back, a refund keeps no dispute away any more. */
export function noLongerActionable(scene: Scene, charge: Charge): void {
  const warnings = scene.realm.earlyFraudWarnings.all();
  for (const warning of warnings.filter((one) => one.charge === charge.id && one.actionable)) {
    warning.actionable = false;
    emit(scene, "radar.early_fraud_warning.updated", warning, { actionable: true });
  }
}

function book(
  scene: Scene,
  dispute: Dispute,
  category: "dispute" | "dispute_reversal",
  amount: MinorUnits,
): void {
  const { currency, id: source } = dispute;
  dispute.balance_transactions.push(
    addBalanceTransaction(scene, { type: "adjustment", category, amount, currency, source }),
  );
}
