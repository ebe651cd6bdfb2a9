import type { GatewayError } from "../gateways/errors";
import type { PaymentView, RefundPart, RefundView } from "../gateways/gateway";
import { hasValue, succeeded, type Outcome } from "../gateways/outcome";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { AttemptRow } from "../modules/payment_hub/store/rows";

export type Effect = PaymentView | RefundView;

/**
 * Asks the gateway what became of an attempt, whoever wants to know: a second click, or the repair
 * job. Nothing is sent that would change anything.
 * @returns undefined when the gateway has never seen it, or has not got round to it
 */
export async function askGateway(
  open: OpenPayment,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | undefined> {
  const told = await question(open, attempt);
  // A question that the gateway refuses (a limit, a key, a clock) is answered neither way. What we
  // say ourselves of what was found has no code of the gateway's.
  const isRefused = told?.outcome === "rejected" && told.error.gatewayCode !== undefined;
  return isRefused ? { outcome: "unknown", error: told.error, ask: {} } : told;
}

function question(
  { connection, ref }: OpenPayment,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | undefined> {
  const amount = ref.amount.with(BigInt(attempt.amount ?? "0"));
  const key = attempt.idempotency_key;
  switch (attempt.operation) {
    case "create": {
      const { orderNumber, captureMethod } = ref;
      return connection.findCreated({ orderNumber, captureMethod, startedAt: attempt.started_at });
    }
    case "capture": {
      const before = ref.amount.with(BigInt(attempt.captured_before ?? "0"));
      return connection.findCapture(ref, { amount, before }, key);
    }
    case "refund": {
      const parts = partsOf(attempt, ref.amount);
      return connection.findRefund(ref, { reference: key, amount, ...(parts && { parts }) });
    }
    case "update":
      return stateOf(connection.retrievePayment(ref), (view) => view.amount?.equals(amount));
    case "cancel":
      return stateOf(connection.retrievePayment(ref), isCanceled, isPaid);
    default:
      return Promise.resolve(undefined);
  }
}

/** From which captures a refund was to be taken, as the journal has it. */
export function partsOf(
  { parts }: AttemptRow,
  total: { with(minor: bigint): RefundPart["amount"] },
): RefundPart[] | undefined {
  return parts?.map(({ capture, amount }) => ({ capture, amount: total.with(BigInt(amount)) }));
}

/** What the payment's present state says of an operation that leaves no other trace. */
async function stateOf(
  reading: Promise<Outcome<PaymentView>>,
  shows: (view: PaymentView) => boolean | undefined,
  forbids?: (view: PaymentView) => boolean,
): Promise<Outcome<PaymentView> | undefined> {
  const found = await reading;
  if (!hasValue(found)) return { outcome: "unknown", error: found.error, ask: {} };
  if (shows(found.value)) return succeeded(found.value);
  return forbids?.(found.value) ? { outcome: "rejected", error: ALREADY_PAID } : undefined;
}

/** A number that the gateway knows nothing of is no cancellation: it may have been scanned since. */
function isCanceled({ status }: PaymentView): boolean {
  return status === "canceled";
}

function isPaid({ status, capturable }: PaymentView): boolean {
  return status === "captured" && (capturable?.minor ?? 0n) === 0n;
}

const ALREADY_PAID: GatewayError = {
  code: "already_paid",
  merchantMessage: "This payment has been captured and can no longer be canceled. Refund it.",
  shopperMessage: "This payment has been made already.",
  retryable: false,
};
