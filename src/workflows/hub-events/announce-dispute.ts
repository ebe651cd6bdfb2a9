import type { MedusaContainer } from "@medusajs/framework/types";
import type { DisputeRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { disputeEvents, disputeState } from "./dispute-states";
import { announceState } from "./announce";
import { orderOf } from "./order-of";
import { paymentData } from "./payment-data";

/** Tells of what a dispute has come to since it was last told of. */
export async function announceDispute(
  container: MedusaContainer,
  payment: PaymentRow,
  dispute: DisputeRow,
): Promise<void> {
  const { id, reference, status, amount, currency, respond_by, announced } = dispute;
  const stated = { what: "dispute", id, announced, state: disputeState(dispute) } as const;
  await announceState(container, stated, async () => {
    const data = {
      ...paymentData(payment, await orderOf(container, payment), { minor: amount, currency }),
      dispute_id: id,
      reference,
      status,
      ...(respond_by && { respond_by: respond_by.toISOString() }),
    };
    return disputeEvents(announced, dispute).map((name) => ({ name, data }));
  });
}
