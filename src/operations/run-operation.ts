import type { GatewayError } from "../gateways/errors";
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
import { leavesOpen } from "./says-nothing";
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
    if (begun.doneBefore) return { outcome: "rejected", error: doneBefore(begun.doneBefore, open) };
    const { attempt } = begun;
    const told = attempt.tries > 1 ? await askGateway(open, attempt) : undefined;
    const outcome = (told as Outcome<T> | undefined) ?? (await send(attempt));
    const settled = leavesOpen(outcome, attempt)
      ? { outcome: "unknown" as const, error: outcome.error, ask: {} }
      : outcome;
    // What the gateway has taken does not become unknown because it cannot be asked right now.
    const isLess = attempt.outcome === "pending" && settled.outcome === "unknown";
    if (!isLess) await finishAttempt(hub, fresh, attempt, settled, attempted.medusaId);
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

const BUSY: GatewayError = {
  code: "operation_running",
  merchantMessage: "Another operation on this payment is still running. Try again in a minute.",
  shopperMessage: "The payment is being worked on. Please try again in a minute.",
  retryable: true,
};

function wordOperation({ operation, amount }: AttemptRow, { gateway, ref }: OpenPayment): string {
  const decimal = gateway.amounts.fromGateway(ref.amount.with(BigInt(amount ?? "0")));
  return `${operation} of ${decimal} ${ref.amount.currency.toUpperCase()}`;
}

function doneBefore(attempt: AttemptRow, open: OpenPayment): GatewayError {
  return {
    code: "done_meanwhile",
    merchantMessage:
      `The earlier ${wordOperation(attempt, open)} has gone through in the meantime and is recorded. ` +
      "Load the page again; repeat it only if you want another one.",
    shopperMessage: "The payment has been made already.",
    retryable: false,
  };
}

function unsettled(attempt: AttemptRow, open: OpenPayment): GatewayError {
  return {
    code: "earlier_attempt_open",
    merchantMessage:
      `An earlier ${wordOperation(attempt, open)} is still being checked. Wait until it is settled, ` +
      "or repeat that one: it is never made twice.",
    shopperMessage: "The payment is being checked. Please try again later.",
    retryable: true,
  };
}
