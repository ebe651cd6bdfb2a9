import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { resolveHub } from "../../api/shared/hub";
import { findGateway } from "../../gateways/registry";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../providers/shared/read";
import { bringIntoMedusa } from "./bring-into-medusa";

/**
 * What an event does. It is never believed for what it says: it is a reason to read the payment
 * again at the gateway, so that late, repeated and reordered events all lead to the same end.
 */
export async function applyEvent(container: MedusaContainer, event: EventRow): Promise<Verdict> {
  const hub = resolveHub(container);
  if (!findGateway(event.gateway).changesPayment(event.type)) {
    return { state: "ignored", note: "kept for the record; it changes no payment" };
  }
  const payment = await paymentOf(container, event);
  if (!payment) return { state: "parked", note: "no payment of this store has this number (yet)" };
  if (payment.account_id !== event.account_id) {
    return { state: "quarantined", note: "the payment belongs to another account" };
  }
  try {
    const [row, view] = await readPayment(hub, payment, "merchant");
    if (view.status !== "authorized" && view.status !== "captured") {
      return { state: "processed", note: view.status };
    }
    return await bringIntoMedusa(container, row, view);
  } catch (error) {
    if (error instanceof MedusaError && error.code === "amount_mismatch") {
      return { state: "quarantined", note: error.message };
    }
    throw error;
  }
}

async function paymentOf(
  container: MedusaContainer,
  event: EventRow,
): Promise<PaymentRow | undefined> {
  const { payments } = resolveHub(container);
  const byReference = event.reference
    ? await payments.byReference(event.gateway, event.reference)
    : undefined;
  if (byReference || !event.order_number) return byReference;
  const byNumber = await payments.byOrderNumber(event.order_number);
  return byNumber?.gateway === event.gateway ? byNumber : undefined;
}
