import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { takeMedusaPayment } from "../../operations/medusa-payment-lease";
import { markCanceled } from "../medusa-books/mark-canceled";
import { orderIdOf, readOrder } from "../medusa-books/medusa-order";
import { readSession, type MedusaSession } from "../medusa-books/medusa-payment";
import { withoutPhantoms } from "../medusa-books/phantoms";
import { wordAmount } from "../word-amount";
import { CLICK_WAIT_MS } from "./bring-into-medusa";

/**
 * The gateway has let go of a payment that Medusa has as authorized: it lapsed, or was canceled in the
 * gateway's dashboard. Medusa says so too, and a person hears of it before the order is shipped.
 * @throws while somebody captures it in Medusa
 */
export async function loseAuthorization(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<void> {
  const hub = resolveHub(container);
  const standing = async (): Promise<MedusaSession | undefined> => {
    const session = await readSession(container, payment.session_id ?? "");
    return session?.payment && !session.payment.canceled_at ? session : undefined;
  };
  const medusaId = (await standing())?.payment?.id;
  if (!medusaId) return;
  const release = await takeMedusaPayment(hub, medusaId, CLICK_WAIT_MS);
  if (!release) throw new Error("somebody is working on this payment in Medusa");
  try {
    const session = await standing();
    if (!session?.payment) return;
    const medusa = await withoutPhantoms(container, "capture", payment, session.payment);
    if (medusa.captures.length > 0) throw new Error("Medusa has not taken its capture back yet");
    if (!(await hub.journal.isReleased(payment.id))) await show(container, payment, session);
    await markCanceled(container, session, medusa);
  } finally {
    await release();
  }
}

async function show(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
): Promise<void> {
  const orderId = await orderIdOf(container, session);
  const order = orderId ? await readOrder(container, orderId) : undefined;
  if (order?.status === "canceled") return;
  const { name } = findGateway(payment.gateway);
  await resolveHub(container).breaks.open({
    kind: "authorization_lost",
    subject: payment.id,
    payment,
    message: `The authorization of ${wordAmount(payment, payment.amount)} on ${payment.order_number} at ${name} has lapsed or was canceled there. Nothing was captured, and nothing can be any more.`,
    nextStep:
      "Do not ship the order before the buyer has paid in another way. If nothing comes, cancel it.",
  });
}
