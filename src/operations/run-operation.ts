import type { ErrorCode, GatewayError } from "../gateways/errors";
import type { Outcome } from "../gateways/outcome";
import type { Money } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { Operation } from "../modules/payment_hub/store/journal";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { openPayment } from "./open-payment";
import { takeLease } from "./lease";

export interface Plan<T> {
  amount?: Money;
  /** Asks the gateway what became of an attempt; undefined when it has never seen it. */
  ask?(attempt: AttemptRow): Promise<Outcome<T> | undefined>;
  /** Sends under the journal's key: the same logical operation has one key, however often tried. */
  send(key: string): Promise<Outcome<T>>;
}

/** Refusals that say nothing about whether the operation itself was done. */
const SAYS_NOTHING: readonly ErrorCode[] = ["rate_limited"];

/** The same, when there was a try before: it may have been done under a key that worked then. */
const SAYS_NOTHING_OF_EARLIER: readonly ErrorCode[] = [
  ...SAYS_NOTHING,
  "key_invalid",
  "permission_missing",
  "account_restricted",
];

/**
 * Runs one operation on a payment, journalled before and after, while nothing else moves money on
 * it. An attempt whose outcome is open is settled first: asked for where the gateway can say, then
 * sent again under its own key. It is closed only by an answer that speaks of it.
 * @param plan made from the payment as it is once nobody else works on it
 */
export async function runOperation<T extends { reference: string }>(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  operation: Operation,
  plan: (fresh: PaymentRow, open: OpenPayment) => Plan<T>,
): Promise<Outcome<T>> {
  const release = await takeLease(hub, payment.id);
  if (!release) return { outcome: "rejected", error: BUSY };
  try {
    const fresh = (await hub.payments.find(payment.id)) ?? payment;
    const opened = await openPayment(hub, fresh);
    if (!opened.ok) return { outcome: "rejected", error: opened.error };
    const { open } = opened;
    const { amount, ask, send } = plan(fresh, open);
    const attempted = { payment: fresh, operation, ...(amount && { amount }) };
    let begun = await hub.journal.begin({ ...attempted, now: hub.clock.now() });
    if (begun.blockedBy && (await neverHappened(hub, begun.blockedBy, ask))) {
      await hub.journal.abandon(begun.blockedBy);
      begun = await hub.journal.begin({ ...attempted, now: hub.clock.now() });
    }
    if (begun.blockedBy) return { outcome: "rejected", error: unsettled(begun.blockedBy, open) };
    const { attempt } = begun;
    const told = attempt.tries > 1 ? await ask?.(attempt) : undefined;
    const outcome = told ?? (await send(attempt.idempotency_key));
    const settled = leavesOpen(outcome, attempt)
      ? { outcome: "unknown" as const, error: outcome.error, ask: {} }
      : outcome;
    await hub.journal.finish(attempt, settled, hub.clock.now());
    return outcome;
  } finally {
    await release();
  }
}

/** No call to a gateway, with all its retries, is still on its way after this. */
const CERTAINLY_OVER_MS = 5 * 60_000;

/** Whether an attempt can be given up: long over, and the gateway says that it never saw it. */
async function neverHappened<T>(
  hub: PaymentHubModuleService,
  attempt: AttemptRow,
  ask: Plan<T>["ask"],
): Promise<boolean> {
  const age = hub.clock.now().getTime() - attempt.started_at.getTime();
  if (!ask || attempt.outcome === "pending" || age < CERTAINLY_OVER_MS) return false;
  return (await ask(attempt)) === undefined;
}

function leavesOpen<T>(
  outcome: Outcome<T>,
  attempt: AttemptRow,
): outcome is Extract<Outcome<T>, { outcome: "rejected" }> {
  if (outcome.outcome !== "rejected") return false;
  const silent = attempt.tries > 1 ? SAYS_NOTHING_OF_EARLIER : SAYS_NOTHING;
  return silent.includes(outcome.error.code);
}

const BUSY: GatewayError = {
  code: "operation_running",
  merchantMessage: "Another operation on this payment is still running. Try again in a minute.",
  shopperMessage: "The payment is being worked on. Please try again in a minute.",
  retryable: true,
};

function unsettled(attempt: AttemptRow, { gateway, ref }: OpenPayment): GatewayError {
  const amount = gateway.amounts.fromGateway(ref.amount.with(BigInt(attempt.amount ?? "0")));
  return {
    code: "earlier_attempt_open",
    merchantMessage:
      `An earlier ${attempt.operation} of ${amount} ${ref.amount.currency.toUpperCase()} is still ` +
      "being checked. Repeat that one first: it is never made twice.",
    shopperMessage: "The payment is being checked. Please try again later.",
    retryable: true,
  };
}
