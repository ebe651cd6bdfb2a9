import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";

/** The money of a late payment was on its way back; now it has arrived. */
export async function closeLatePayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { operation, outcome }: AttemptRow,
): Promise<void> {
  if (outcome !== "succeeded") return;
  if (operation === "refund") await hub.breaks.resolve("late_payment", payment.id, "refunded");
  if (operation === "cancel") await hub.breaks.resolve("late_payment", payment.id, "released");
}
