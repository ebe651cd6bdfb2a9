import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { MedusaRowWords, PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { HUB_REFUND } from "../../operations/refund-reference";
import { isAbandoned, refuseWhileOthersWrite } from "./abandoned";
import { bookInOrder, isBooked } from "./book-in-order";
import { isCredited } from "./credit-refund";
import type { MedusaOrder } from "./medusa-order";
import type { MedusaPayment, MedusaRow } from "./medusa-payment";
import { recordRefund } from "./record-refund";

export interface RefundBooks {
  payment: PaymentRow;
  refund: RefundRow;
  medusa: MedusaPayment;
  order: MedusaOrder | undefined;
}

/** Medusa's row of a refund of ours, where there is one. */
export function rowOf(medusa: MedusaPayment, refund: RefundRow): MedusaRow | undefined {
  return medusa.refunds.find(
    ({ id, metadata }) => id === refund.medusa_refund_id || metadata?.[HUB_REFUND] === refund.id,
  );
}

/**
 * Writes a refund that has gone through into Medusa, as far as it is not there yet: its row, and the
 * order's books. Run while nobody else works on Medusa's payment.
 * @param row Medusa's row of it
 * @param words what the person said who asked for it
 */
export async function enterRefund(
  container: MedusaContainer,
  { payment, refund, medusa, order }: RefundBooks,
  { row, words = {} }: { row: MedusaRow | undefined; words?: MedusaRowWords },
): Promise<void> {
  const { refunds } = resolveHub(container);
  if (row) {
    if (refund.medusa_refund_id !== row.id) await refunds.link(refund.id, row.id);
    if (!order) return;
    const isInBooks = isBooked(order, medusa, "refund", row);
    if (isInBooks && (await isCredited(container, order, row))) return;
    // One that the hub wrote has nobody else who would book it.
    const isOurs = row.metadata?.[HUB_REFUND] === refund.id;
    if (!isOurs && !isAbandoned(row)) throw new Error("Medusa is still writing this refund down");
    return bookInOrder(container, order.id, "refund", row);
  }
  const known = new Set((await refunds.listOf(payment.id)).map((one) => one.medusa_refund_id));
  refuseWhileOthersWrite(medusa.refunds.filter(({ id }) => !known.has(id)));
  const written = await recordRefund(container, { payment, refund, medusa, words });
  if (!order) return;
  // A canceled order may have booked this refund already, when it was asked for.
  const after = { ...medusa, refunds: [...medusa.refunds, written] };
  if (!isBooked(order, after, "refund", written)) {
    await bookInOrder(container, order.id, "refund", written);
  }
}
