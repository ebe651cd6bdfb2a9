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
import { refusesForGood } from "../late-payment/refuses-for-good";
import { bringRefunds } from "../medusa-books/bring-refunds";
import { messageOf } from "../message-of";
import { reopenSession } from "./follow-session";
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
  if (refusal) return withoutOrder(container, payment, view, refusal);
  const after = await readSession(container, session.id);
  const { cartId, orderId } = await readCart(container, session);
  if (!after?.payment || (cartId && !orderId)) {
    throw new Error("the payment was accepted, but Medusa does not show it yet");
  }
  const hub = resolveHub(container);
  if (view.status === "captured") {
    // Where each capture has a number, only that number tells which of them was made.
    if (!findGateway(payment.gateway).refundsByCapture) {
      await hub.journal.settleCaptures(payment.id, view.captured);
    }
    await recordAlone(container, { payment, view, orderId, medusa: after.payment });
  }
  await hub.payments.countRefunds(payment.id);
  if (payment.order_refusals > 0) {
    await hub.breaks.resolve("late_payment", payment.id, "its order was placed after all");
  }
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
    await bringRefunds(container, captured.payment, captured.orderId);
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
  const why = "its payment session is gone";
  const done = await handleLatePayment(container, payment, view, { why });
  return { state: "processed", note: `paid without a session: ${done}` };
}

/** So often Medusa is asked for an order that it refuses for a reason that does not pass. */
const MOST_REFUSALS = 3;

/** What was paid for is not to be had: the buyer's money goes back, or waits for a person. */
async function withoutOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
  why: string,
): Promise<Verdict> {
  const done = await handleLatePayment(container, payment, view, { why, isOrderless: true });
  return { state: "processed", note: `paid, although ${why}: ${done}` };
}

/**
 * The cart is completed, which authorizes its session last: while there is no payment of it, Medusa
 * has none to refund by itself whenever something fails on the way, were it only for a moment. Part
 * of it may have been done before: by the storefront, or by a process that died half-way.
 * @returns why there will be no order
 * @throws what may pass
 */
async function placeOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  view: PaymentView,
): Promise<string | undefined> {
  const { cartId, cartTotal, orderId } = await readCart(container, session);
  if (!orderId) {
    if (await isRefunded(container, payment, session, view)) {
      return "money of it had gone back before there was an order";
    }
    const refusal = cartId && (await complete(container, payment, session, { cartId, cartTotal }));
    if (refusal) return refusal;
  }
  await authorizeOnce(container, session.id, cartId);
  return undefined;
}

async function complete(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  { cartId, cartTotal }: { cartId: string; cartTotal: number | undefined },
): Promise<string | undefined> {
  if (payment.order_refusals >= MOST_REFUSALS) return "its order could not be placed";
  if (cartTotal !== undefined && !isSameTotal(payment, cartTotal, session)) {
    return refused(container, payment, "its cart has changed since");
  }
  await reopenSession(container, session);
  try {
    await completeCartWorkflow(container).run({ input: { id: cartId } });
    return undefined;
  } catch (error) {
    if (!refusesForGood(error)) throw error;
    const why = messageOf(error).replace(/\.$/, "");
    return refused(container, payment, `its order could not be placed: ${why}`);
  }
}

/** @throws until Medusa has refused often enough to be believed */
async function refused(
  container: MedusaContainer,
  payment: PaymentRow,
  why: string,
): Promise<string> {
  const times = await resolveHub(container).payments.countOrderRefusal(payment.id);
  if (times < MOST_REFUSALS) throw new Error(why);
  return why;
}

/** An order whose session was not authorized yet, and what is paid without a cart. */
async function authorizeOnce(
  container: MedusaContainer,
  sessionId: string,
  cartId: string | undefined,
): Promise<void> {
  const authorize = async (): Promise<void> => {
    const session = await readSession(container, sessionId);
    if (!session) throw new Error("the payment session went away meanwhile");
    if (session.payment) return;
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  };
  const session = await readSession(container, sessionId);
  if (session?.payment) return;
  if (!cartId) return authorize();
  await container
    .resolve(Modules.LOCKING)
    .execute([cartId], authorize, { timeout: CART_LOCK_SECONDS });
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

/** Also what Medusa itself gave back when the cart could not be completed. */
async function isRefunded(
  container: MedusaContainer,
  payment: PaymentRow,
  { payment: medusa }: MedusaSession,
  { refunded }: PaymentView,
): Promise<boolean> {
  if (refunded && refunded.minor > 0n) return true;
  if (medusa && medusa.refunds.length > 0) return true;
  return (await resolveHub(container).refunds.sumOf(payment.id)) > 0n;
}
