import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readCart, readSession, type MedusaSession } from "./medusa-payment";
import { recordCapture } from "./record-capture";

/**
 * A payment that the gateway holds as authorized or captured becomes an order with that payment.
 * Session, cart and order are looked up first: the core's own workflow, started for a session that
 * is gone, takes hold of an unrelated cart. Only what is read back afterwards is believed.
 */
export async function bringIntoMedusa(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<Verdict> {
  const session = payment.session_id && (await readSession(container, payment.session_id));
  if (!session) {
    return { state: "quarantined", note: "paid, but its payment session is gone: refund it" };
  }
  const refusal = await placeOrder(container, session, view);
  if (refusal) return refusal;
  const after = await readSession(container, session.id);
  const { cartId, orderId } = await readCart(container, session);
  if (!after?.payment || (cartId && !orderId)) {
    throw new Error("the payment was accepted, but Medusa does not show it yet");
  }
  if (view.status === "captured") {
    await recordCapture(container, { payment, view, orderId, medusa: after.payment });
  }
  await resolveHub(container).payments.countRefunds(payment.id);
  return { state: "processed", note: view.status };
}

/**
 * The session itself is authorized first, whatever state an earlier declined try left it in, then
 * its cart is completed. Either may have been done before: by the storefront, or by a process that
 * died half-way.
 */
async function placeOrder(
  container: MedusaContainer,
  session: MedusaSession,
  view: PaymentView,
): Promise<Verdict | undefined> {
  const { cartId, cartTotal, orderId } = await readCart(container, session);
  if (!session.payment) {
    if (isRefunded(view)) {
      return { state: "quarantined", note: "paid and refunded before there was an order" };
    }
    if (cartTotal !== undefined && !MathBN.eq(cartTotal, session.amount)) {
      return { state: "quarantined", note: "paid, but the cart has changed since: refund it" };
    }
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  }
  if (cartId && !orderId) await completeCartWorkflow(container).run({ input: { id: cartId } });
  return undefined;
}

function isRefunded({ captured, refunded }: PaymentView): boolean {
  return captured !== undefined && refunded !== undefined && refunded.minor > 0n;
}
