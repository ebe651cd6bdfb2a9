import type { ErrorCode, GatewayError } from "../gateways/errors";
import type { RefundPart } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type { Money } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { BeginAttempt, Operation } from "../modules/payment_hub/store/attempt-record";
import type { AttemptRow, MedusaRowWords, PaymentRow } from "../modules/payment_hub/store/rows";
import { askGateway, type Effect } from "./ask-gateway";
import { finishAttempt } from "./finish-attempt";
import { openPayment } from "./open-payment";
import { takeLease } from "./lease";
import { isCertainlyOver, NEVER_REACHED } from "./never-reached";

export interface Plan<T> {
  amount?: Money;
  capturedBefore?: Money;
  parts?: readonly RefundPart[];
  /** Medusa's row that asks for it, and what it says. */
  medusaId?: string;
  medusaRow?: MedusaRowWords;
  /** Sends under the journal's key: the same logical operation has one key, however often tried. */
  send(attempt: AttemptRow): Promise<Outcome<T>>;
}

/** Refusals that say nothing about whether the operation itself was done. */
const SAYS_NOTHING: readonly ErrorCode[] = ["rate_limited"];

/** The same, when there was a try before: it may have been done under a key that worked then. */
const SAYS_NOTHING_OF_EARLIER: readonly ErrorCode[] = [
  ...SAYS_NOTHING,
  "key_invalid",
  "permission_missing",
  "account_restricted",
  // What is asked of an account may have changed between two tries under one key.
  "key_reused",
];

/**
 * Runs one operation on a payment, journalled before and after, while nothing else moves money on
 * it. An attempt whose outcome is open is settled first: asked for where the gateway can say, then
 * sent again under its own key. It is closed only by an answer that speaks of it.
 * @param plan made from the payment as it is once nobody else works on it; a refusal runs nothing
 */
export async function runOperation<T extends Effect>(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  operation: Operation,
  plan: (
    fresh: PaymentRow,
    open: OpenPayment,
  ) => Plan<T> | GatewayError | Promise<Plan<T> | GatewayError>,
): Promise<Outcome<T>> {
  const release = await takeLease(hub, payment.id);
  if (!release) return { outcome: "rejected", error: BUSY };
  try {
    const fresh = (await hub.payments.find(payment.id)) ?? payment;
    const opened = await openPayment(hub, fresh);
    if (!opened.ok) return { outcome: "rejected", error: opened.error };
    const { open } = opened;
    const planned = await plan(fresh, open);
    if ("code" in planned) return { outcome: "rejected", error: planned };
    const { send, ...attempted } = planned;
    const begun = await begin(hub, open, { ...attempted, payment: fresh, operation });
    if (begun.blockedBy) return { outcome: "rejected", error: unsettled(begun.blockedBy, open) };
    const { attempt } = begun;
    const told = attempt.tries > 1 ? await askGateway(open, attempt) : undefined;
    const outcome = (told as Outcome<T> | undefined) ?? (await send(attempt));
    const settled = leavesOpen(outcome, attempt)
      ? { outcome: "unknown" as const, error: outcome.error, ask: {} }
      : outcome;
    await finishAttempt(hub, fresh, attempt, settled, attempted.medusaId);
    return outcome;
  } finally {
    await release();
  }
}

/** Opens the attempt; one in its way that certainly never happened is closed first. */
async function begin(
  hub: PaymentHubModuleService,
  open: OpenPayment,
  attempted: Omit<BeginAttempt, "now"> & { payment: PaymentRow },
): ReturnType<PaymentHubModuleService["journal"]["begin"]> {
  const now = hub.clock.now();
  const begun = await hub.journal.begin({ ...attempted, now });
  if (!begun.blockedBy || !isCertainlyOver(begun.blockedBy, open.gateway, now)) return begun;
  const found = await askGateway(open, begun.blockedBy);
  if (found?.outcome === "unknown") return begun;
  const outcome = found ?? NEVER_REACHED;
  await finishAttempt(hub, attempted.payment, begun.blockedBy, outcome);
  return hub.journal.begin({ ...attempted, now });
}

function leavesOpen<T>(
  outcome: Outcome<T>,
  attempt: AttemptRow,
): outcome is Extract<Outcome<T>, { outcome: "rejected" }> {
  if (outcome.outcome !== "rejected") return false;
  // A first try that never left this process did not happen; of an earlier one it says nothing.
  if (outcome.error.nothingSent) return attempt.tries > 1;
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
      "being checked. Wait until it is settled, or repeat that one: it is never made twice.",
    shopperMessage: "The payment is being checked. Please try again later.",
    retryable: true,
  };
}
