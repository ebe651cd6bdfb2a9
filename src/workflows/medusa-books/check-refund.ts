import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { removeAbandoned } from "./abandoned";
import type { Books } from "./check-books";
import { enterRefund, rowOf } from "./enter-refund";
import { withoutPhantoms } from "./phantoms";
import { reverseRefund } from "./reverse-refund";

/** A refund in Medusa: a row that the hub's own refund is tied to, and the order's books. */
export async function checkRefund(container: MedusaContainer, books: Books): Promise<void> {
  const { payment, attempt, order } = books;
  const medusa = await withoutPhantoms(container, "refund", payment, books.medusa);
  const refund = await resolveHub(container).refunds.byNumber(attempt.idempotency_key);
  const asked = medusa.refunds.find(({ id }) => id === attempt.medusa_id);
  const row = asked ?? (refund && rowOf(medusa, refund));
  if (refund && refund.status === "failed" && refund.medusa_refund_id) {
    return reverseRefund(container, { payment, refund, medusa, order });
  }
  if (attempt.outcome !== "succeeded" || !refund) {
    return removeAbandoned(container, "refund", row);
  }
  await enterRefund(
    container,
    { payment, refund, medusa, order },
    { row, words: attempt.medusa_row ?? {} },
  );
}
