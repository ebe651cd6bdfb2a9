import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import type { EventView, OrderPaymentView, PaymentAttemptView, PaymentStep } from "./contract";

type Children = Pick<OrderPaymentView, "refunds" | "disputes" | "fraud_warnings">;

interface Known extends Children {
  attempts: readonly PaymentAttemptView[];
  events?: readonly EventView[];
}

/**
 * What happened to a payment, oldest first: what was asked of the gateway, what it reported, and what
 * came from elsewhere. A refund of ours is told by its attempt.
 */
export function paymentTimeline(
  payment: Pick<PaymentRow, "created_at" | "superseded_at">,
  { attempts, refunds, disputes, fraud_warnings, events = [] }: Known,
): PaymentStep[] {
  const ours = new Set(attempts.map(({ reference }) => reference));
  const steps: PaymentStep[] = [
    { at: payment.created_at.toISOString(), kind: "begun" },
    ...attempts.map((attempt) => attemptStep(attempt)),
    ...refunds
      .filter(({ reference }) => !reference || !ours.has(reference))
      .map(
        ({ created_at: at, amount, status }) => ({ at, kind: "refund", amount, status }) as const,
      ),
    ...disputes.flatMap((dispute) => disputeSteps(dispute)),
    ...fraud_warnings.map(
      ({ warned_at: at, kind }) => ({ at, kind: "fraud_warning", warning: kind }) as const,
    ),
    ...events.map((event) => eventStep(event)),
  ];
  const superseded = payment.superseded_at?.toISOString();
  if (superseded) steps.push({ at: superseded, kind: "superseded" });
  // Stable: what has the same time stays in the order of its causes.
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function attemptStep(attempt: PaymentAttemptView): PaymentStep {
  const { operation, outcome, amount, code, message, started_at } = attempt;
  const at = attempt.finished_at ?? started_at;
  return { at, kind: "attempt", operation, outcome, amount, code, message };
}

function disputeSteps({
  opened_at,
  closed_at,
  amount,
  currency,
  status,
}: Children["disputes"][number]): PaymentStep[] {
  const opened = { at: opened_at, kind: "dispute_opened", amount, currency } as const;
  return closed_at ? [opened, { at: closed_at, kind: "dispute_closed", status }] : [opened];
}

function eventStep({ received_at: at, id, type, state }: EventView): PaymentStep {
  return { at, kind: "event", id, type, state };
}
