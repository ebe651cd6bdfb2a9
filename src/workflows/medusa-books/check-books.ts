import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { checkCapture } from "./check-capture";
import { checkCancel } from "./check-cancel";
import { checkRefund } from "./check-refund";
import { orderIdOf, readOrder, type MedusaOrder } from "./medusa-order";
import { readSession, type MedusaPayment, type MedusaSession } from "./medusa-payment";

/** Everything that has to agree about one attempt. */
export interface Books {
  payment: PaymentRow;
  attempt: AttemptRow;
  session: MedusaSession;
  medusa: MedusaPayment;
  order: MedusaOrder | undefined;
}

/**
 * Brings Medusa's books in line with what came of an operation. Medusa writes its row before it
 * asks, and removes it when it is told of a failure; a process that dies in between leaves a row of
 * something that never happened, or none of something that did. Only what is missing is added, and
 * only what never happened is removed. Run while nobody else works on the payment.
 * @throws whatever keeps it from being done now; it is then done later
 */
export async function checkBooks(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<void> {
  const session = payment.session_id && (await readSession(container, payment.session_id));
  if (!session || !session.payment) return;
  const orderId = await orderIdOf(container, session);
  const order = orderId ? await readOrder(container, orderId) : undefined;
  const books = { payment, attempt, session, medusa: session.payment, order };
  if (attempt.operation === "capture") await checkCapture(container, books);
  if (attempt.operation === "refund") await checkRefund(container, books);
  if (attempt.operation === "cancel" && !isOpen(attempt)) await checkCancel(container, books);
  await showUnrefunded(container, books);
}

/** An order that was canceled although its refund was refused: the buyer still waits for the money. */
async function showUnrefunded(
  container: MedusaContainer,
  { payment, attempt, order }: Books,
): Promise<void> {
  const isRefused = attempt.outcome === "rejected" || attempt.outcome === "declined";
  if (attempt.operation !== "refund" || !isRefused || order?.status !== "canceled") return;
  await resolveHub(container).breaks.open({
    kind: "refund_failed",
    subject: attempt.id,
    payment,
    message: `The order of ${payment.order_number} was canceled, but its refund was refused: ${attempt.message ?? ""}`,
    nextStep:
      "The buyer has not got this money. Refund it at the gateway, or return it another way.",
  });
}
