import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { messageOf } from "../message-of";
import { bringIntoMedusa } from "../process-gateway-event/bring-into-medusa";
import { refusal } from "./refusals";

const LOCK_SECONDS = 30;

export interface Charged {
  payment_session_id: string;
  /** `processing` where the bank decides later; the gateway's event then finishes it. */
  status: "authorized" | "captured" | "processing";
}

/** Writes what a charge without the buyer has come to into payment, cart and order. */
export async function bringChargeIntoMedusa(
  container: MedusaContainer,
  sessionId: string,
): Promise<Charged> {
  const hub = resolveHub(container);
  const payment = await hub.payments.bySession(sessionId);
  if (!payment) throw new MedusaError(MedusaError.Types.NOT_FOUND, "The charge has no payment.");
  const work = async (): Promise<Charged> => {
    const reading = await readPayment(hub, payment);
    if (!reading.ok) {
      throw refusal(reading.error.code, reading.error.merchantMessage);
    }
    const { status } = reading.view;
    if (status !== "authorized" && status !== "captured") {
      return { payment_session_id: sessionId, status: "processing" };
    }
    await bring(container, reading.payment, reading.view);
    return { payment_session_id: sessionId, status };
  };
  return container
    .resolve(Modules.LOCKING)
    .execute([`payment_hub:${payment.id}`], work, { timeout: LOCK_SECONDS });
}

/**
 * What keeps it from being brought in now does not undo the charge: its event, or the watch, brings it
 * later. Only what is not to be had any more is a refusal.
 * @throws MedusaError NOT_ALLOWED when the money goes back, or is held for a person
 */
async function bring(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<void> {
  const verdict = await bringIntoMedusa(container, payment, view).catch((error: unknown) => {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `payment_hub: charge ${payment.order_number} is not in Medusa yet: ${redactText(messageOf(error))}`,
      );
  });
  if (!verdict || verdict.note === view.status) return;
  throw refusal("wrong_state", `The charge was made, but is in no order: ${verdict.note}.`);
}
