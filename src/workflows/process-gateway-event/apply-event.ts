import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Verdict } from "../../modules/payment_hub/store/inbox";
import type { EventRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { NO_LONGER_WANTED } from "../watch-payments/look-at-payment";
import { bringIntoMedusa } from "./bring-into-medusa";

/**
 * What an event does. It is never believed for what it says: it is a reason to read the payment
 * again at the gateway, so that late, repeated and reordered events all lead to the same end.
 * @throws whatever keeps it from being applied now; it is then tried again
 */
export async function applyEvent(
  container: MedusaContainer,
  event: EventRow,
  payment: PaymentRow | undefined,
): Promise<Verdict> {
  const hub = resolveHub(container);
  if (!findGateway(event.gateway).subjectOf(event.type)) {
    return { state: "ignored", note: "kept for the record; it changes no payment" };
  }
  if (!payment) return withoutPayment(event);
  if (payment.account_id !== event.account_id) {
    return { state: "quarantined", note: "the payment belongs to another account" };
  }
  // A capture that is on its way has written its row already, and takes it back when it fails: what
  // Medusa holds is only worth reading once the operation has ended.
  if (await hub.payments.isBusy(payment.id)) {
    throw new Error("another operation on this payment is running");
  }
  const reading = await readPayment(hub, payment);
  if (!reading.ok && reading.reason === "mismatch") {
    return { state: "quarantined", note: reading.error.merchantMessage };
  }
  if (!reading.ok) throw new Error(reading.error.merchantMessage);
  const { view } = reading;
  if (view.status !== "authorized" && view.status !== "captured") {
    return { state: "processed", note: view.status };
  }
  if (reading.payment.superseded_at) {
    const done = await handleLatePayment(container, reading.payment, view, NO_LONGER_WANTED);
    return { state: "processed", note: `paid late: ${done}` };
  }
  return bringIntoMedusa(container, reading.payment, view);
}

/** Each payment of ours carries its number to the gateway before anything can be paid. */
function withoutPayment(event: EventRow): Verdict {
  if (!event.order_number) return { state: "ignored", note: "not a payment of this store" };
  return { state: "parked", note: "no payment of this store has this number (yet)" };
}
