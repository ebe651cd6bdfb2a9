import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView, RefundAtGateway } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { finishAttempt } from "../../operations/finish-attempt";
import { openPayment } from "../../operations/open-payment";
import { readPayment } from "../../operations/read-payment";
import { NotNow } from "../not-now";
import { settleUnderLock } from "../settle-unknown-attempt/settle-one";
import { compareSums, refundsDiffer, type ToldSum } from "./compare-sums";

/** What was reported of a refund. */
export interface ReportedRefund {
  /** The gateway's number of it, for one that cannot list them. */
  named: string | undefined;
  told: ToldSum | undefined;
  /** Whether it was told a moment ago: a gateway tells of a refund before it finds it when asked. */
  isNews: boolean;
}

/**
 * Brings the hub's rows in line with the refunds that the gateway holds of a payment, whoever began
 * them: in its dashboard, by another system, or here. Run under the payment's lock.
 * @param view what the gateway has just said of the payment
 * @throws NotNow when the gateway cannot say
 * @throws Error when it does not find yet what it has just told of
 */
export async function syncRefunds(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
  reported?: ReportedRefund,
): Promise<void> {
  const hub = resolveHub(container);
  const listed = await readRefunds(container, payment, reported?.named);
  if (reported?.isNews && reported.named && listed.length === 0) {
    throw new Error(`the gateway does not find the refund ${reported.named} (yet)`);
  }
  for (const refund of listed) {
    const own = await ownAttempt(container, payment, refund);
    if (own) await keepOwn(container, payment, own, refund);
    else await hub.refunds.saveForeign(payment, refund);
  }
  const now = await asOfTheList(hub, payment, view);
  await hub.payments.recountRefunds(payment.id, now.refunded?.minor);
  await compareSums(hub, payment, now, reported?.told);
}

/** A refund may have come or failed since the payment was read, and before its refunds were. */
async function asOfTheList(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  view: PaymentView,
): Promise<PaymentView> {
  if (!(await refundsDiffer(hub, payment, view))) return view;
  const again = await readPayment(hub, payment);
  if (!again.ok) throw new NotNow(again.error);
  return again.view;
}

async function readRefunds(
  container: MedusaContainer,
  payment: PaymentRow,
  named: string | undefined,
): Promise<RefundAtGateway[]> {
  const opened = await openPayment(resolveHub(container), payment);
  if (!opened.ok) throw new NotNow(opened.error);
  const { connection, ref } = opened.open;
  const listed = await connection.refundsOf(ref, named);
  if (!hasValue(listed)) throw new NotNow(listed.error);
  return listed.value;
}

/** One that was begun here stands in the journal before it is sent, under the number it carries. */
async function ownAttempt(
  container: MedusaContainer,
  payment: PaymentRow,
  { number, reference }: RefundAtGateway,
): Promise<AttemptRow | undefined> {
  const { journal, refunds } = resolveHub(container);
  const own = number && (await journal.byKey(payment.id, number));
  if (own) return own;
  const known = await refunds.byReference(payment.id, reference);
  return known?.number ? journal.byKey(payment.id, known.number) : undefined;
}

/** What is open is settled as the repair job does it; what was done can only have failed since. */
async function keepOwn(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
  refund: RefundAtGateway,
): Promise<void> {
  if (isOpen(attempt)) {
    const isWaiting = attempt.outcome === "pending" && refund.status === "pending";
    if (!isWaiting) await settleUnderLock(container, payment, attempt);
    return;
  }
  if (attempt.outcome !== "succeeded" || refund.status !== "failed") return;
  await finishAttempt(resolveHub(container), payment, attempt, {
    outcome: "declined",
    error: {
      code: "refund_impossible",
      merchantMessage: refund.problem ?? "The gateway gives no reason.",
      shopperMessage: "The refund could not be made.",
      retryable: false,
    },
  });
}
