import type { MedusaContainer } from "@medusajs/framework/types";
import type { DisputeRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { disputeEvents, disputeState } from "./dispute-states";
import { announceOnce, emitHubEvent } from "./emit";
import { orderOf } from "./order-of";
import { paymentData } from "./payment-data";

/** Tells of what a dispute has come to since it was last told of. */
export async function announceDispute(
  container: MedusaContainer,
  payment: PaymentRow,
  dispute: DisputeRow,
): Promise<void> {
  const what = { what: "dispute", id: dispute.id, state: disputeState(dispute) } as const;
  await announceOnce(container, what, async ({ before }) => {
    const { id, reference, status, amount, currency, respond_by } = dispute;
    const data = {
      ...paymentData(payment, await orderOf(container, payment), { minor: amount, currency }),
      dispute_id: id,
      reference,
      status,
      ...(respond_by && { respond_by: respond_by.toISOString() }),
    };
    for (const name of disputeEvents(before, dispute)) await emitHubEvent(container, name, data);
  });
}
