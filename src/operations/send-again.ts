import { hasValue, type Outcome } from "../gateways/outcome";
import type { PaymentStatus } from "../gateways/gateway";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { partsOf, type Effect } from "./ask-gateway";
import { keepDistance } from "./keep-distance";

/** The buyer's money is there: what becomes of it is the merchant's choice, not a repetition's. */
const PAID: readonly PaymentStatus[] = ["authorized", "captured"];

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

/**
 * A cancellation that no merchant asked for closes what could still be paid. Money that has come
 * meanwhile is not let go of by it: it is a late payment, which may have to be held.
 */
async function cancelAgain(
  { connection, ref }: OpenPayment,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<Outcome<Effect> | undefined> {
  const cancel = () => connection.cancelPayment(ref, attempt.idempotency_key);
  if (attempt.medusa_id) return cancel();
  if (!payment.superseded_at) return undefined;
  const found = await connection.retrievePayment(ref);
  if (!hasValue(found)) return { outcome: "unknown", error: found.error, ask: {} };
  return PAID.includes(found.value.status) ? undefined : cancel();
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
