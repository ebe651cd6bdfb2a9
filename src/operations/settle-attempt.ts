import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import { isOpen } from "../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { askGateway, type Effect } from "./ask-gateway";
import { finishAttempt } from "./finish-attempt";
import { takeLease } from "./lease";
import { isCertainlyOver, NEVER_REACHED } from "./never-reached";
import { openPayment } from "./open-payment";

export type Settled =
  /** Its outcome is known now, or was already. */
  | { state: "settled"; attempt: AttemptRow }
  /** Nobody can say yet. */
  | { state: "open"; attempt: AttemptRow; why: string };

const NOT_FINISHED = "the gateway has taken it, but not finished it";

/** The repair job does not queue up behind a person's click: it comes again. */
const NO_WAIT_MS = 0;

/**
 * Settles an open attempt by asking the gateway, while nobody else moves money on its payment. What
 * the gateway does not know yet is left as it is. A cancellation is sent again, under its own key:
 * to release what a buyer was promised to be released can do no harm twice.
 */
export async function settleAttempt(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attemptId: string,
): Promise<Settled | undefined> {
  const release = await takeLease(hub, payment.id, NO_WAIT_MS);
  const attempt = await hub.journal.find(attemptId);
  if (!release) return attempt && { state: "open", attempt, why: "another operation is running" };
  try {
    if (!attempt || !isOpen(attempt)) return attempt && { state: "settled", attempt };
    const fresh = (await hub.payments.find(payment.id)) ?? payment;
    const found = await find(hub, fresh, attempt);
    if (typeof found === "string") return { state: "open", attempt, why: found };
    const isNews = found.outcome !== attempt.outcome;
    if (isNews) await finishAttempt(hub, fresh, attempt, found);
    if (found.outcome === "pending") return { state: "open", attempt, why: NOT_FINISHED };
    return { state: "settled", attempt: (await hub.journal.find(attemptId)) ?? attempt };
  } finally {
    await release();
  }
}

/** @returns what came of it, or why nobody can say yet */
async function find(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | string> {
  const opened = await openPayment(hub, payment);
  if (!opened.ok) return opened.error.merchantMessage;
  const { open } = opened;
  const told = await askGateway(open, attempt);
  if (told?.outcome === "unknown") return told.error.merchantMessage;
  if (told) return told;
  if (attempt.operation === "cancel") {
    const sent = await open.connection.cancelPayment(open.ref, attempt.idempotency_key);
    return sent.outcome === "unknown" ? sent.error.merchantMessage : sent;
  }
  const isOver = isCertainlyOver(attempt, open.gateway, hub.clock.now());
  return isOver ? NEVER_REACHED : "the gateway does not know it yet";
}
