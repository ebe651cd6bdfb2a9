import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { pauseAfter } from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { takeMedusaPayment } from "../../operations/medusa-payment-lease";
import { settleAttempt } from "../../operations/settle-attempt";
import { announcePayment } from "../hub-events/announce-payment";
import { messageOf } from "../message-of";
import { alignSession } from "../medusa-books/align-session";
import { readSession } from "../medusa-books/medusa-payment";
import { whileNobodyCompletes } from "../medusa-books/while-nobody-completes";
import { checkBooks } from "../medusa-books/check-books";
import { bringCharge } from "./bring-charge";
import { breakFor } from "./break-for";
import { describeAgain } from "./describe-again";
import { dropUnheardOf } from "./drop-unheard-of";
import { closeLatePayment } from "./close-late-payment";
import { expireForCustomer } from "./expire-for-customer";
import { tellOfFailedRefund } from "./tell-of-failed-refund";

/** How long the repair job waits for an event of the same payment to be applied. */
const LOCK_SECONDS = 10;

/** Open for longer than this, a person has to see it. */
const BOUND_MS = 60 * 60_000;

/**
 * Settles one attempt that has been claimed.
 * @returns whether nothing is left to be done about it
 */
export async function settleOne(container: MedusaContainer, attempt: AttemptRow): Promise<boolean> {
  const hub = resolveHub(container);
  if (!attempt.payment_id) return expireForCustomer(hub, attempt);
  const payment = await hub.payments.find(attempt.payment_id);
  if (!payment) {
    await hub.journal.askIn(attempt.id, undefined);
    return true;
  }
  if (attempt.operation === "describe") return describeAgain(container, payment, attempt);
  const work = (): Promise<boolean> => settleUnderLock(container, payment, attempt);
  return container
    .resolve(Modules.LOCKING)
    .execute([`payment_hub:${payment.id}`], work, { timeout: LOCK_SECONDS })
    .catch((error: unknown) => putOff(container, payment, attempt, redactText(messageOf(error))));
}

/** The same for whoever holds the payment's lock already. */
export async function settleUnderLock(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<boolean> {
  const hub = resolveHub(container);
  const why = await settleAndTell(container, payment, attempt).catch((error: unknown) =>
    redactText(messageOf(error)),
  );
  if (why !== undefined) return putOff(container, payment, attempt, why);
  await hub.journal.askIn(attempt.id, undefined);
  await hub.breaks.resolve("outcome_unknown", attempt.id, "settled by asking the gateway");
  await hub.breaks.resolve("books_differ", attempt.id, "Medusa was brought in line");
  return true;
}

/** As long as the attempt is not put away, it is taken up again by whoever follows a dead process. */
async function settleAndTell(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<string | undefined> {
  const why = await settle(container, payment, attempt);
  if (why !== undefined) return why;
  if (attempt.operation === "create") await bringCharge(container, payment.id);
  else await announcePayment(container, payment.id);
  return undefined;
}

/** @returns false: something is left to be done */
async function putOff(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
  why: string,
): Promise<false> {
  await resolveHub(container).journal.askIn(attempt.id, pauseAfter(attempt.asks));
  await showWhatStaysOpen(container, payment, attempt, why);
  return false;
}

/** @returns why it is not settled; undefined when it is */
async function settle(
  container: MedusaContainer,
  payment: PaymentRow,
  claimed: AttemptRow,
): Promise<string | undefined> {
  const hub = resolveHub(container);
  const session = payment.session_id ? await readSession(container, payment.session_id) : undefined;
  const release = await takeMedusaPayment(hub, session?.payment?.id ?? payment.id, 0);
  if (!release) return "somebody is working on this payment in Medusa";
  const settleIt = async (): Promise<string | undefined> => {
    const settled = await settleAttempt(hub, payment, claimed.id, async (fresh, attempt) => {
      await checkBooks(container, fresh, attempt);
      if (attempt.operation === "create") await dropUnheardOf(container, fresh, attempt);
      await tellOfFailedRefund(hub, fresh, attempt);
      await closeLatePayment(hub, fresh, attempt);
    });
    if (settled?.state === "open") return settled.why;
    // Medusa's update takes the payment by itself, so this one has to have let go of it.
    if (claimed.operation === "update") await alignSession(container, payment.id);
    return undefined;
  };
  try {
    return await (claimed.operation === "update"
      ? whileNobodyCompletes(container, session, settleIt)
      : settleIt());
  } finally {
    await release();
  }
}

async function showWhatStaysOpen(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
  why: string,
): Promise<void> {
  const hub = resolveHub(container);
  if (hub.clock.now().getTime() - attempt.started_at.getTime() < BOUND_MS) return;
  const current = (await hub.journal.find(attempt.id)) ?? attempt;
  const isNew = await hub.breaks.open(breakFor(payment, current, why));
  if (!isNew) return;
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(
      `payment_hub: ${payment.gateway} ${attempt.operation} ${attempt.idempotency_key} is still open: ${why}`,
    );
}
