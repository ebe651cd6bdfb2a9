import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import { isOpen } from "../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { askGateway, type Effect } from "./ask-gateway";
import { finishAttempt } from "./finish-attempt";
import { takeLease } from "./lease";
import { isCertainlyOver, NEVER_REACHED } from "./never-reached";
import { openPayment } from "./open-payment";
import { leavesOpen } from "./says-nothing";
import { sendAgain } from "./send-again";

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
 * the gateway does not know yet is left as it is.
 * @param andThen what has to follow before anybody else may work on the payment
 * @returns undefined when there is no such attempt
 */
export async function settleAttempt(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attemptId: string,
  andThen: (payment: PaymentRow, attempt: AttemptRow) => Promise<void>,
): Promise<Settled | undefined> {
  const release = await takeLease(hub, payment.id, NO_WAIT_MS);
  const attempt = await hub.journal.find(attemptId);
  if (!release) return attempt && { state: "open", attempt, why: "another operation is running" };
  try {
    if (!attempt) return undefined;
    const settled = await settle(hub, payment, attempt);
    const fresh = (await hub.payments.find(payment.id)) ?? payment;
    await andThen(fresh, settled.attempt);
    return settled;
  } finally {
    await release();
  }
}

async function settle(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Settled> {
  if (!isOpen(attempt)) return { state: "settled", attempt };
  const fresh = (await hub.payments.find(payment.id)) ?? payment;
  const found = await find(hub, fresh, attempt);
  if (typeof found === "string") return { state: "open", attempt, why: found };
  if (found.outcome !== attempt.outcome) await finishAttempt(hub, fresh, attempt, found);
  if (found.outcome === "succeeded") await hub.journal.markUntold(attempt.id);
  const after = (await hub.journal.find(attempt.id)) ?? attempt;
  if (found.outcome === "pending") return { state: "open", attempt: after, why: NOT_FINISHED };
  return { state: "settled", attempt: after };
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
  // Whoever asks has sent it before, so that a refusal of today says little of it.
  const again = { ...attempt, tries: attempt.tries + 1 };
  const said = (outcome: Outcome<Effect>): Outcome<Effect> | string =>
    outcome.outcome === "unknown" || leavesOpen(outcome, again)
      ? outcome.error.merchantMessage
      : outcome;
  const told = await askGateway(open, attempt);
  if (told) return said(told);
  const sent = await sendAgain(hub, open, payment, attempt);
  if (sent) return said(sent);
  const isOver = isCertainlyOver(attempt, open.gateway, hub.clock.now());
  return isOver ? NEVER_REACHED : "the gateway does not know it yet";
}
