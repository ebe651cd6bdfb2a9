import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { announceState } from "./announce";
import { orderOf } from "./order-of";
import { paymentData } from "./payment-data";

/** Tells of the state that a payment and its refunds have come to, as far as nobody has yet. */
export async function announcePayment(
  container: MedusaContainer,
  paymentId: string,
): Promise<void> {
  const hub = resolveHub(container);
  const payment = await hub.payments.find(paymentId);
  if (!payment) return;
  await announcePaymentState(container, payment);
  for (const refund of await hub.refunds.listOf(payment.id)) {
    await announceRefund(container, payment, refund);
  }
}

async function announcePaymentState(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<void> {
  const { id, status, captured, announced } = payment;
  if (status === "waiting") return;
  const isCaptured = status === "captured";
  const state = stateOf(payment);
  await announceState(container, { what: "payment", id, announced, state }, async () => {
    const orderId = await orderOf(container, payment);
    const data = paymentData(payment, orderId, isCaptured ? { minor: captured } : {});
    return [{ name: `payment_hub.payment.${status}`, data }];
  });
}

/** A further capture is another effect, and so is a further try that is declined. */
function stateOf({ status, captured, failed_try }: PaymentRow): string {
  if (status === "captured") return `${status} ${captured}`;
  return status === "failed" && failed_try ? `${status} ${failed_try}` : status;
}

async function announceRefund(
  container: MedusaContainer,
  payment: PaymentRow,
  { id, reference, status, reversed_at, amount, currency, announced }: RefundRow,
): Promise<void> {
  const state = reversed_at ? "reversed" : status;
  await announceState(container, { what: "refund", id, announced, state }, async () => {
    const orderId = await orderOf(container, payment);
    const data = paymentData(payment, orderId, { minor: amount, currency });
    return [{ name: `payment_hub.refund.${state}`, data: { ...data, refund_id: id, reference } }];
  });
}
