import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { tellOfFailed } from "../gateway-refunds/tell-of-failed";
import { enterRefund, rowOf } from "./enter-refund";
import { readOrder } from "./medusa-order";
import { readSession, type MedusaPayment } from "./medusa-payment";
import { withoutPhantoms } from "./phantoms";
import { reverseRefund } from "./reverse-refund";

/**
 * Brings refunds that were begun at the gateway into Medusa once they have gone through, and takes
 * those out that failed after that, whoever began them. What is pending is the hub's alone to show.
 * Run while nobody else works on Medusa's payment.
 */
export async function bringRefunds(
  container: MedusaContainer,
  payment: PaymentRow,
  orderId: string | undefined,
): Promise<void> {
  const hub = resolveHub(container);
  for (const refund of (await hub.refunds.listOf(payment.id)).filter(concernsMedusa)) {
    if (refund.status === "failed" && !refund.medusa_refund_id) {
      await tellOfFailed(hub, payment, refund);
      continue;
    }
    // Read for each of them anew: what is left in Medusa depends on those before.
    const medusa = await readPayment(container, payment);
    const order = orderId ? await readOrder(container, orderId) : undefined;
    const books = { payment, refund, medusa, order };
    if (refund.status === "failed") await reverseRefund(container, books);
    else await enterRefund(container, books, { row: rowOf(medusa, refund) });
  }
}

/** Those that were begun here and went through are entered by whoever asked, or the repair job. */
function concernsMedusa({ number, status, medusa_refund_id, reversed_at }: RefundRow): boolean {
  if (reversed_at) return false;
  if (status === "succeeded") return number === null;
  return status === "failed" && (number === null || medusa_refund_id !== null);
}

async function readPayment(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<MedusaPayment> {
  const session = await readSession(container, payment.session_id ?? "");
  if (!session?.payment) throw new Error("the payment went away meanwhile");
  return withoutPhantoms(container, "refund", payment, session.payment);
}
