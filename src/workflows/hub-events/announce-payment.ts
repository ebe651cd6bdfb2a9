import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow, RefundRow } from "../../modules/payment_hub/store/rows";
import { announceOnce, emitHubEvent } from "./emit";
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
  await announceState(container, payment);
  for (const refund of await hub.refunds.listOf(payment.id)) {
    await announceRefund(container, payment, refund);
  }
}

async function announceState(container: MedusaContainer, payment: PaymentRow): Promise<void> {
  const { id, status, captured } = payment;
  if (status === "waiting") return;
  const isCaptured = status === "captured";
  // A further capture is another effect.
  const state = isCaptured ? `${status} ${captured}` : status;
  await announceOnce(container, { what: "payment", id, state }, async () => {
    const orderId = await orderOf(container, payment);
    const data = paymentData(payment, orderId, isCaptured ? { minor: captured } : {});
    await emitHubEvent(container, `payment_hub.payment.${status}`, data);
  });
}

async function announceRefund(
  container: MedusaContainer,
  payment: PaymentRow,
  { id, reference, status, reversed_at, amount, currency }: RefundRow,
): Promise<void> {
  const state = reversed_at ? "reversed" : status;
  await announceOnce(container, { what: "refund", id, state }, async () => {
    const orderId = await orderOf(container, payment);
    const data = paymentData(payment, orderId, { minor: amount, currency });
    const name = `payment_hub.refund.${state}` as const;
    await emitHubEvent(container, name, { ...data, refund_id: id, reference });
  });
}
