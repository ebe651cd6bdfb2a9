import type { MedusaContainer } from "@medusajs/framework/types";
import type { FraudWarningRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { announceState } from "./announce";
import { orderOf } from "./order-of";
import { paymentData } from "./payment-data";

/** Tells of a fraud warning, once. */
export async function announceFraudWarning(
  container: MedusaContainer,
  payment: PaymentRow,
  { id, reference, actionable, announced }: FraudWarningRow,
): Promise<void> {
  const stated = { what: "fraud_warning", id, announced, state: "opened" } as const;
  await announceState(container, stated, async () => {
    const data = paymentData(payment, await orderOf(container, payment), {});
    const warned = { ...data, fraud_warning_id: id, reference, actionable };
    return [{ name: "payment_hub.fraud_warning.opened", data: warned }];
  });
}
