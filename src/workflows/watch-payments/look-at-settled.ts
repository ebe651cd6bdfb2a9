import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { rankOf } from "../../modules/payment_hub/store/payment-record";
import type { PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { openPayment } from "../../operations/open-payment";
import { describeIfForgotten } from "../describe-payment/describe-payment";
import type { ReportedRefund } from "../gateway-refunds/sync-refunds";
import { NotNow } from "../not-now";
import { lookAtLive } from "./look-at-live";
import { nextSettledLook } from "./next-look";

/**
 * Looks whether something has happened at the gateway to a payment that Medusa has as it was paid, of
 * which no event told: a refund above all. One call, unless there is something to be brought into
 * Medusa; that is then done as an event would do it.
 * @returns when to look again; undefined when that is over
 * @throws what keeps it from being done now
 */
export async function lookAtSettled(
  container: MedusaContainer,
  payment: PaymentRow & { settled_at: Date },
): Promise<Date | undefined> {
  const hub = resolveHub(container);
  const view = await read(container, payment);
  if (hasRisen(payment, view)) {
    // From now on it is one that somebody waits for: looked at soon, until Medusa has it again.
    await hub.payments.unsettle(payment.id);
    return hub.clock.now();
  }
  const refunds = await hub.refunds.listOf(payment.id);
  if (sumDiffers(refunds, view) || refunds.some(isUnfinished)) {
    return lookAtLive(container, payment, REFUNDS);
  }
  await hub.breaks.resolve("outcome_unknown", payment.id, "looked at");
  await describeIfForgotten(container, payment);
  return nextSettledLook(payment.settled_at, hub.clock.now());
}

/** Nothing is written down: what is found has to be found again should the process die. */
async function read(container: MedusaContainer, payment: PaymentRow): Promise<PaymentView> {
  const opened = await openPayment(resolveHub(container), payment);
  if (!opened.ok) throw new NotNow(opened.error);
  const { connection, ref } = opened.open;
  const outcome = await connection.retrievePayment(ref);
  if (!hasValue(outcome)) throw new NotNow(outcome.error);
  return outcome.value;
}

/** More was captured than is known here, or it is over. */
function hasRisen(payment: PaymentRow, { status, captured }: PaymentView): boolean {
  if (rankOf(status) > rankOf(payment.status)) return true;
  return (captured?.minor ?? 0n) > BigInt(payment.captured);
}

/** Alipay gives a sum only once all was refunded. */
function sumDiffers(refunds: readonly RefundRow[], { refunded }: PaymentView): boolean {
  const known = refunds
    .filter(({ status }) => status !== "failed")
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return refunded !== undefined && refunded.minor !== known;
}

/** They are read too: a sum is the same whether a refund is pending or done. */
const REFUNDS: ReportedRefund = { named: undefined, told: undefined, isNews: false };

/**
 * Begun at the gateway and known here. It was pending when it was last seen; or its process died, or
 * Medusa refused, before Medusa had it.
 */
function isUnfinished({ number, status, medusa_refund_id, reversed_at }: RefundRow): boolean {
  if (reversed_at) return false;
  if (status === "failed") return medusa_refund_id !== null;
  return number === null && medusa_refund_id === null;
}
