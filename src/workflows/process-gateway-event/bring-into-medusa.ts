import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import { takeMedusaPayment } from "../../operations/medusa-payment-lease";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readCart, readSession, type MedusaSession } from "../medusa-books/medusa-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { bringRefunds } from "../medusa-books/bring-refunds";
import { recordCapture } from "../medusa-books/record-capture";
import { tallyCollection } from "../medusa-books/tally-collection";
import { CART_LOCK_SECONDS, placeOrder } from "./place-order";

/**
 * A payment that the gateway holds as authorized or captured becomes an order with that payment.
 * Session, cart and order are looked up first: the core's own workflow, started for a session that
 * is gone, takes hold of an unrelated cart. Only a payment that is read back is believed.
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
  const placed = await placeOrder(container, payment, session, view);
  if ("refusal" in placed) {
    return withoutOrder(container, payment, session, { view, why: placed.refusal });
  }
  const hub = resolveHub(container);
  if (view.status === "captured") {
    // Where each capture has a number, only that number tells which of them was made.
    if (!findGateway(payment.gateway).refundsByCapture) {
      await hub.journal.settleCaptures(payment.id, view.captured);
    }
    await recordAlone(container, { payment, view, ...placed });
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
    await tallyCollection(container, session.payment_collection_id);
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

/**
 * What was paid for is not to be had: the buyer's money goes back, or waits for a person. The cart is
 * held meanwhile, so that the storefront cannot make an order of it after all.
 */
async function withoutOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  { view, why }: { view: PaymentView; why: string },
): Promise<Verdict> {
  const { cartId } = await readCart(container, session);
  const handle = async (): Promise<Verdict> => {
    const { orderId } = await readCart(container, session);
    if (orderId) throw new Error("its order has been placed meanwhile");
    const done = await handleLatePayment(container, payment, view, { why, isOrderless: true });
    return { state: "processed", note: `paid, although ${why}: ${done}` };
  };
  if (!cartId) return handle();
  const locking = container.resolve(Modules.LOCKING);
  return locking.execute([cartId], handle, { timeout: CART_LOCK_SECONDS });
}
