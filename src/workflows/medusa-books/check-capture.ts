import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { readPayment } from "../../operations/read-payment";
import { isAbandoned, refuseWhileOthersWrite, removeAbandoned } from "./abandoned";
import { sumOf } from "./amounts";
import { bookInOrder, isBooked } from "./book-in-order";
import type { Books } from "./check-books";
import { withoutPhantoms } from "./phantoms";
import { recordCapture } from "./record-capture";

/** A capture in Medusa: a row, a payment that is marked when it is whole, the order's books. */
export async function checkCapture(container: MedusaContainer, books: Books): Promise<void> {
  const { payment, attempt, order } = books;
  const medusa = await withoutPhantoms(container, "capture", payment, books.medusa);
  const row = medusa.captures.find(({ id }) => id === attempt.medusa_id);
  if (attempt.outcome !== "succeeded") return removeAbandoned(container, "capture", row);
  const isUnmarked =
    !medusa.captured_at && MathBN.gte(sumOf(medusa.captures), medusa.raw_amount.value);
  if (row && !isUnmarked) {
    if (!order || isBooked(order, medusa, "capture", row)) return;
    if (!isAbandoned(row)) throw new Error("Medusa is still writing this capture down");
    return bookInOrder(container, order.id, "capture", row);
  }
  // Before it is marked it is not in the order's books either, so it can be written anew as a whole.
  await removeAbandoned(container, "capture", row);
  const captures = medusa.captures.filter((other) => other !== row);
  refuseWhileOthersWrite(
    captures.filter((other) => order && !isBooked(order, medusa, "capture", other)),
  );
  const reading = await readPayment(resolveHub(container), payment);
  if (!reading.ok) throw new Error(reading.error.merchantMessage);
  await recordCapture(container, {
    payment: reading.payment,
    view: reading.view,
    medusa: { ...medusa, captures },
    orderId: order?.id,
  });
}
