import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { wordAmount } from "../word-amount";

/** A refund that the gateway had taken and then failed: the buyer has not got the money. */
export async function tellOfFailedRefund(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<void> {
  if (attempt.operation !== "refund" || attempt.outcome === "succeeded") return;
  const refund = await hub.refunds.byNumber(attempt.idempotency_key);
  if (refund?.status !== "failed") return;
  const amount = wordAmount(payment, refund.amount);
  await hub.breaks.open({
    kind: "refund_failed",
    subject: refund.id,
    payment,
    message: `The refund of ${amount} on ${payment.order_number} failed: ${refund.failure ?? ""}`,
    nextStep: "The buyer has not got this money. Refund it again, or return it another way.",
  });
}
