import type { RefundView } from "../gateways/gateway";
import { hasValue, type Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { SaveRefund } from "../modules/payment_hub/store/refunds";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import type { Effect } from "./ask-gateway";

/**
 * Writes down what came of an attempt: in the journal, on the payment and, for a refund, in the row
 * that keeps its state.
 * @param medusaId Medusa's row that waits for this very outcome; undefined when nobody waits
 */
export async function finishAttempt(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
  outcome: Outcome<Effect>,
  medusaId?: string,
): Promise<void> {
  if (attempt.operation === "refund") await keepRefund(hub, payment, attempt, outcome, medusaId);
  // The attempt is closed last: whoever dies before leaves it open, and it is asked about again.
  if (hasValue(outcome) && "sessionData" in outcome.value) {
    await hub.payments.record(payment, outcome.value);
    // Before the payment is let go of: what is read of it after that is compared with the new amount.
    if (attempt.operation === "update" && attempt.amount) {
      await hub.payments.setAmount(payment.id, BigInt(attempt.amount));
    }
  }
  await hub.journal.finish(attempt, outcome, hub.clock.now());
  if (attempt.operation === "refund") await hub.payments.countRefunds(payment.id);
}

async function keepRefund(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
  outcome: Outcome<Effect>,
  medusaId: string | undefined,
): Promise<void> {
  const known = await hub.refunds.byNumber(attempt.idempotency_key);
  const state = stateOf(outcome, known !== undefined);
  if (!state) return;
  await hub.refunds.save(payment, {
    number: attempt.idempotency_key,
    amount: attempt.amount ?? "0",
    ...state,
    reference: state.reference ?? known?.reference ?? null,
    ...(medusaId && state.status === "succeeded" && { medusa_refund_id: medusaId }),
  });
}

/** A refusal makes no refund; a refund that the gateway had taken and that failed then stays, failed. */
function stateOf(
  outcome: Outcome<Effect>,
  isKnown: boolean,
): Pick<SaveRefund, "reference" | "status" | "failure"> | undefined {
  if (hasValue(outcome)) {
    const { reference } = outcome.value as RefundView;
    const status = outcome.outcome === "succeeded" ? "succeeded" : "pending";
    return { reference, status, failure: null };
  }
  const failed = isKnown && outcome.outcome !== "unknown";
  const failure = outcome.error.merchantMessage;
  return failed ? { reference: null, status: "failed", failure } : undefined;
}
