import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { cancelPayment } from "../../operations/cancel-payment";
import { readPayment } from "../../operations/read-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { messageOf } from "../message-of";
import { nextLook } from "./next-look";

const LOCK_SECONDS = 10;

/** Why a payment that is looked at should not have been paid. */
export const NO_LONGER_WANTED = "another payment has taken its place or its cart was given up";

/**
 * Looks at a payment that nobody waits for any more: what can still be paid is closed, what was paid
 * is given back or shown.
 */
export async function lookAtPayment(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<void> {
  const hub = resolveHub(container);
  const at = await container
    .resolve(Modules.LOCKING)
    .execute([`payment_hub:${payment.id}`], () => look(container, payment), {
      timeout: LOCK_SECONDS,
    })
    .catch((error: unknown) => {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      const why = redactText(messageOf(error));
      logger.warn(`payment_hub: looking at ${payment.order_number}: ${why}`);
      return nextLook(payment, hub.clock.now());
    });
  await hub.payments.lookAt(payment.id, at);
}

/** @returns when to look again; undefined when nothing can come any more */
async function look(container: MedusaContainer, payment: PaymentRow): Promise<Date | undefined> {
  const hub = resolveHub(container);
  const again = (): Date | undefined => nextLook(payment, hub.clock.now());
  const reading = await readPayment(hub, payment);
  if (!reading.ok) {
    const isGone = reading.reason === "unavailable" && reading.error.code === "not_found";
    return isGone ? undefined : again();
  }
  const { view } = reading;
  switch (view.status) {
    case "captured":
    case "authorized":
      await handleLatePayment(container, reading.payment, view, NO_LONGER_WANTED);
      return undefined;
    case "canceled":
      return undefined;
    case "processing":
      return again();
    default:
      if (existsThere(view)) await cancelPayment(hub, reading.payment);
      return again();
  }
}

/** A number that no buyer has come for has nothing that could be closed. */
function existsThere({ amount }: PaymentView): boolean {
  return amount !== undefined;
}
