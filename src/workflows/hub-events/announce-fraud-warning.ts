import type { MedusaContainer } from "@medusajs/framework/types";
import type { FraudWarningRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { announceOnce, emitHubEvent } from "./emit";
import { orderOf } from "./order-of";
import { paymentData } from "./payment-data";

/** Tells of a fraud warning, once. */
export async function announceFraudWarning(
  container: MedusaContainer,
  payment: PaymentRow,
  { id, reference, actionable }: FraudWarningRow,
): Promise<void> {
  await announceOnce(container, { what: "fraud_warning", id, state: "opened" }, async () => {
    const data = paymentData(payment, await orderOf(container, payment), {});
    await emitHubEvent(container, "payment_hub.fraud_warning.opened", {
      ...data,
      fraud_warning_id: id,
      reference,
      actionable,
    });
  });
}
