import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { partsOf, type Effect } from "./ask-gateway";
import { keepDistance } from "./keep-distance";

/**
 * Sends an attempt again by itself, under its own key, where that can do no harm twice: the release
 * of a payment that nobody wants any more or that a merchant canceled, and a refund that the gateway
 * has taken, where it asks for that.
 * @returns undefined for what is not sent again
 */
export async function sendAgain(
  hub: PaymentHubModuleService,
  open: OpenPayment,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | undefined> {
  if (attempt.operation === "cancel") return cancelAgain(open, payment, attempt);
  const isTaken = attempt.operation === "refund" && attempt.outcome === "pending";
  return isTaken && open.gateway.refundsRepeatSafely
    ? refundAgain(hub, open, payment, attempt)
    : undefined;
}

async function cancelAgain(
  { connection, ref }: OpenPayment,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | undefined> {
  if (!payment.superseded_at && !attempt.medusa_id) return undefined;
  return connection.cancelPayment(ref, attempt.idempotency_key);
}

async function refundAgain(
  hub: PaymentHubModuleService,
  { gateway, connection, ref }: OpenPayment,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Outcome<Effect>> {
  await keepDistance(hub, payment, gateway);
  const key = attempt.idempotency_key;
  const amount = ref.amount.with(BigInt(attempt.amount ?? "0"));
  const parts = partsOf(attempt, ref.amount);
  const request = { reference: key, amount, key, ...(parts && { parts }) };
  const sent = await connection.refundPayment(ref, request);
  // What came of it may be what was known before, and then nothing else says when it was.
  await hub.journal.sentAgain(attempt.id, hub.clock.now());
  return sent;
}
