import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import { currencyCode, decimalString } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import { takeMedusaPayment } from "../../operations/medusa-payment-lease";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readCart, readSession, type MedusaSession } from "../medusa-books/medusa-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { recordCapture } from "../medusa-books/record-capture";

/** As long as the core's own payment workflow waits for a cart. */
const CART_LOCK_SECONDS = 30;

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
  if (!payment.session_id) {
    return { state: "ignored", note: "taken over from another plugin: its order has it" };
  }
  const session = await readSession(container, payment.session_id);
  if (!session) {
    return withoutSession(container, payment, view);
  }
  const refusal = await placeOrder(container, payment, session, view);
  if (refusal) return refusal;
  const after = await readSession(container, session.id);
  const { cartId, orderId } = await readCart(container, session);
  if (!after?.payment || (cartId && !orderId)) {
    throw new Error("the payment was accepted, but Medusa does not show it yet");
  }
  if (view.status === "captured") {
    // Where each capture has a number, only that number tells which of them was made.
    if (!findGateway(payment.gateway).refundsByCapture) {
      await resolveHub(container).journal.settleCaptures(payment.id, view.captured);
    }
    await recordAlone(container, { payment, view, orderId, medusa: after.payment });
  }
  await resolveHub(container).payments.countRefunds(payment.id);
  return { state: "processed", note: view.status };
}

/** As long as a click's own operation may take. */
const CLICK_WAIT_MS = 15_000;

/** While no click on the same payment is being worked on, whose rows would be taken for ours. */
async function recordAlone(
  container: MedusaContainer,
  captured: Parameters<typeof recordCapture>[1],
): Promise<void> {
  const hub = resolveHub(container);
  const release = await takeMedusaPayment(hub, captured.medusa.id, CLICK_WAIT_MS);
  if (!release) throw new Error("somebody is working on this payment in Medusa");
  try {
    const session = await readSession(container, captured.payment.session_id ?? "");
    if (!session?.payment) throw new Error("the payment went away meanwhile");
    await recordCapture(container, { ...captured, medusa: session.payment });
  } finally {
    await release();
  }
}

/** Medusa writes a session before it calls the gateway, so one that is missing a while later is gone. */
const SESSION_APPEARS_WITHIN_MS = 2 * 60_000;

async function withoutSession(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<Verdict> {
  const age = resolveHub(container).clock.now().getTime() - payment.created_at.getTime();
  if (age < SESSION_APPEARS_WITHIN_MS) {
    return { state: "parked", note: "its payment session is not there (yet)" };
  }
  const done = await handleLatePayment(container, payment, view, "its payment session is gone");
  return { state: "processed", note: `paid without a session: ${done}` };
}

/**
 * The session itself is authorized first, whatever state an earlier declined try left it in, then
 * its cart is completed. Either may have been done before: by the storefront, or by a process that
 * died half-way. What must not happen twice happens under the cart's lock, as in the core.
 */
async function placeOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  view: PaymentView,
): Promise<Verdict | undefined> {
  const { cartId } = await readCart(container, session);
  const authorize = (): Promise<Verdict | undefined> =>
    authorizeOnce(container, payment, session.id, view);
  const refusal = cartId
    ? await container
        .resolve(Modules.LOCKING)
        .execute([cartId], authorize, { timeout: CART_LOCK_SECONDS })
    : await authorize();
  if (refusal || !cartId) return refusal;
  const { orderId } = await readCart(container, session);
  if (!orderId) await completeCartWorkflow(container).run({ input: { id: cartId } });
  return undefined;
}

async function authorizeOnce(
  container: MedusaContainer,
  payment: PaymentRow,
  sessionId: string,
  view: PaymentView,
): Promise<Verdict | undefined> {
  const session = await readSession(container, sessionId);
  if (!session) throw new Error("the payment session went away meanwhile");
  const { cartTotal, orderId } = await readCart(container, session);
  // Also what Medusa itself gave back when the cart could not be completed.
  if (!orderId && (isRefunded(view) || session.payment?.refunds.length)) {
    return { state: "quarantined", note: "paid and refunded before there was an order" };
  }
  if (session.payment) return undefined;
  if (cartTotal !== undefined && !isSameTotal(payment, cartTotal, session)) {
    return { state: "quarantined", note: "paid, but the cart has changed since: refund it" };
  }
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  return undefined;
}

/** Totals with tax in them are not round: what the gateway cannot charge is no difference. */
function isSameTotal(
  { gateway, currency }: PaymentRow,
  cartTotal: number,
  { amount }: MedusaSession,
): boolean {
  const difference = decimalString(MathBN.abs(MathBN.sub(cartTotal, amount)).toFixed());
  return findGateway(gateway).amounts.convert(difference, currencyCode(currency)).minor === 0n;
}

function isRefunded({ refunded }: PaymentView): boolean {
  return refunded !== undefined && refunded.minor > 0n;
}
