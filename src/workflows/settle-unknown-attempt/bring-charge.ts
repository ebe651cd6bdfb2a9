import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { applyPayment } from "../process-gateway-event/apply-payment";

/**
 * A merchant's charge whose answer was lost went through: no shopper comes back to complete the cart,
 * so it is brought into Medusa as its event would do it.
 * @throws what keeps it from being done now
 */
export async function bringCharge(container: MedusaContainer, paymentId: string): Promise<void> {
  const hub = resolveHub(container);
  const payment = await hub.payments.find(paymentId);
  if (!payment?.reference || payment.superseded_at) return;
  if (await hub.charges.isCharge(paymentId)) await applyPayment(container, payment);
}
