import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { wordAmount } from "../word-amount";

/** A refund that the gateway had taken and then failed: the buyer has not got the money. */
export async function tellOfFailed(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  refund: RefundRow,
): Promise<void> {
  const amount = wordAmount(payment, refund.amount);
  await hub.breaks.open({
    kind: "refund_failed",
    subject: refund.id,
    payment,
    message: `The refund of ${amount} on ${payment.order_number} failed: ${refund.failure ?? ""}`,
    nextStep: "The buyer has not got this money. Refund it again, or return it another way.",
  });
}
