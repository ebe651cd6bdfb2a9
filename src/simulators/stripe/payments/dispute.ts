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

/** The buyer's bank takes the money back until the dispute is decided. */
export function openDispute(
  scene: Scene,
  charge: Charge,
  reason: string,
  amount: MinorUnits = refundableOf(scene.realm, charge),
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
    is_charge_refundable: false,
    livemode: scene.realm.livemode,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: "needs_response",
  };
  scene.realm.disputes.add(dispute);
  charge.disputed = true;
  recordMovement(scene, "dispute_withdrawal", charge, amount);
  emit(scene, "charge.dispute.created", dispute);
  book(scene, dispute, "dispute", negative(amount));
  emit(scene, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export function submitEvidence(scene: Scene, dispute: Dispute): void {
  dispute.status = "under_review";
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
    actionable: !charge.refunded,
    charge: charge.id,
    created: nowSeconds(scene.world),
    fraud_type: fraudType,
    livemode: scene.realm.livemode,
    payment_intent: charge.payment_intent,
  });
  emit(scene, "radar.early_fraud_warning.created", warning);
  return warning;
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
