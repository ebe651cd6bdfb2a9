import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { HUB_REFUND } from "../../operations/refund-reference";
import { isAbandoned, refuseWhileOthersWrite, removeAbandoned } from "./abandoned";
import { bookInOrder, isBooked } from "./book-in-order";
import type { Books } from "./check-books";
import { isCredited } from "./credit-refund";
import { withoutPhantoms } from "./phantoms";
import { recordRefund } from "./record-refund";

/** A refund in Medusa: a row that the hub's own refund is tied to, and the order's books. */
export async function checkRefund(container: MedusaContainer, books: Books): Promise<void> {
  const { payment, attempt, order } = books;
  const medusa = await withoutPhantoms(container, "refund", payment, books.medusa);
  const { refunds } = resolveHub(container);
  const refund = await refunds.byNumber(attempt.idempotency_key);
  const row = medusa.refunds.find(
    ({ id, metadata }) =>
      id === attempt.medusa_id ||
      (refund && (id === refund.medusa_refund_id || metadata?.[HUB_REFUND] === refund.id)),
  );
  if (attempt.outcome !== "succeeded" || !refund) {
    return removeAbandoned(container, "refund", row);
  }
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
  const written = await recordRefund(container, {
    payment,
    refund,
    medusa,
    words: attempt.medusa_row ?? {},
  });
  if (!order) return;
  // A canceled order may have booked this refund already, when it was asked for.
  const after = { ...medusa, refunds: [...medusa.refunds, written] };
  if (!isBooked(order, after, "refund", written)) {
    await bookInOrder(container, order.id, "refund", written);
  }
}
