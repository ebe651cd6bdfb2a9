import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { readPayment } from "../../operations/read-payment";
import { bringIntoMedusa } from "../process-gateway-event/bring-into-medusa";

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
      const { merchantMessage, code } = reading.error;
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, merchantMessage, code);
    }
    const { status } = reading.view;
    if (status !== "authorized" && status !== "captured") {
      return { payment_session_id: sessionId, status: "processing" };
    }
    await bringIntoMedusa(container, reading.payment, reading.view);
    return { payment_session_id: sessionId, status };
  };
  return container
    .resolve(Modules.LOCKING)
    .execute([`payment_hub:${payment.id}`], work, { timeout: LOCK_SECONDS });
}
