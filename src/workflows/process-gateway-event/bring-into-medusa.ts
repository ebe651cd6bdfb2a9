import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { capturePaymentWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { findGateway } from "../../gateways/registry";
import type { PaymentView } from "../../gateways/gateway";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";

/**
 * A payment that the gateway holds as authorized or captured becomes an order with that payment.
 * Session and cart are looked up first: the core's own workflow, started for a session that is
 * gone, takes hold of an unrelated cart. Only what is read back afterwards is believed.
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
  if (!session.payment) await placeOrder(container, session);
  const after = session.payment ? session : await readSession(container, session.id);
  if (!after?.payment) throw new Error("the payment was accepted, but Medusa holds no payment yet");
  if (view.status === "captured") await recordCapture(container, payment, view, after.payment);
  return { state: "processed", note: view.status };
}

interface Session {
  id: string;
  payment_collection_id: string;
  payment?: { id: string; captured_at: string | null; captures: { amount: unknown }[] } | null;
}

async function readSession(container: MedusaContainer, id: string): Promise<Session | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "payment_collection_id",
      "payment.id",
      "payment.captured_at",
      "payment.captures.amount",
    ],
    filters: { id },
  });
  return data[0] as Session | undefined;
}

/** Completes the session's own cart; without one, only the session is authorized. */
async function placeOrder(container: MedusaContainer, session: Session): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["cart_id"],
    filters: { payment_collection_id: session.payment_collection_id },
  });
  const cartId = (data[0] as { cart_id?: string } | undefined)?.cart_id;
  if (cartId) await completeCartWorkflow(container).run({ input: { id: cartId } });
  else await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
}

/** Writes down what the gateway has captured beyond what Medusa knows of; no call to the gateway. */
async function recordCapture(
  container: MedusaContainer,
  row: PaymentRow,
  view: PaymentView,
  payment: NonNullable<Session["payment"]>,
): Promise<void> {
  if (payment.captured_at || !view.captured) return;
  const known = payment.captures.reduce(
    (sum, capture) => MathBN.add(sum, MathBN.convert(capture.amount as number)),
    MathBN.convert(0),
  );
  const captured = findGateway(row.gateway).amounts.fromGateway(view.captured);
  const isWhole = view.captured.minor === BigInt(row.amount);
  const missing = MathBN.sub(captured, known);
  if (MathBN.lte(missing, 0)) return;
  const input = {
    payment_id: payment.id,
    // The whole is Medusa's own total, which may hold a part that the currency cannot be charged in.
    ...(!(isWhole && MathBN.eq(known, 0)) && { amount: missing.toNumber() }),
    is_captured: true,
  };
  await capturePaymentWorkflow(container).run({ input });
}
