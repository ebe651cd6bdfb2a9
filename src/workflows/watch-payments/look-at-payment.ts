import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { cancelPayment } from "../../operations/cancel-payment";
import { readPayment } from "../../operations/read-payment";
import { handleLatePayment } from "../late-payment/handle-late-payment";
import { NotNow } from "../not-now";
import { lookAtLive } from "./look-at-live";
import { lookAtSettled } from "./look-at-settled";
import { nextLook } from "./next-look";
import { NO_LONGER_WANTED } from "./no-longer-wanted";
import { isSettled, putOff } from "./put-off";

const LOCK_SECONDS = 10;

/**
 * Looks at a payment of which no event has told: one that a shopper may be paying right now is
 * treated as an event would treat it, one that nobody waits for any more is closed or given back, one
 * that Medusa has is compared.
 */
export async function lookAtPayment(
  container: MedusaContainer,
  payment: PaymentRow,
): Promise<void> {
  const hub = resolveHub(container);
  const work = (): Promise<Date | undefined> => {
    if (payment.superseded_at) return look(container, payment);
    return isSettled(payment) ? lookAtSettled(container, payment) : lookAtLive(container, payment);
  };
  const at = await container
    .resolve(Modules.LOCKING)
    .execute([`payment_hub:${payment.id}`], work, { timeout: LOCK_SECONDS })
    .catch((error: unknown) => putOff(container, payment, error));
  await hub.payments.lookAt(payment.id, at);
  if (!at) await hub.breaks.resolve("outcome_unknown", payment.id, "looked at");
}

/**
 * What can still be paid is closed, what was paid is given back or shown. It is looked at until the
 * gateway has said that nothing can come any more.
 */
/** @returns when to look again; undefined when nothing can come any more */
async function look(container: MedusaContainer, payment: PaymentRow): Promise<Date | undefined> {
  const hub = resolveHub(container);
  const reading = await readPayment(hub, payment);
  if (!reading.ok) {
    if (reading.error.code === "not_found") return undefined;
    throw new NotNow(reading.error);
  }
  const { view } = reading;
  switch (view.status) {
    case "captured":
    case "authorized":
      await handleLatePayment(container, reading.payment, view, { why: NO_LONGER_WANTED });
      return undefined;
    case "canceled":
      return undefined;
    case "processing":
      return nextLook(payment, hub.clock.now());
    default:
      return existsThere(view)
        ? close(container, reading.payment)
        : nextLook(payment, hub.clock.now());
  }
}

/** A number that no buyer has come for has nothing that could be closed. */
function existsThere({ amount }: PaymentView): boolean {
  return amount !== undefined;
}

/** Closes what could still be paid, and has it looked at once more: it may have been paid just now. */
async function close(container: MedusaContainer, payment: PaymentRow): Promise<Date> {
  const hub = resolveHub(container);
  const outcome = await cancelPayment(hub, payment);
  if (hasValue(outcome) || outcome.error.code === "already_paid") return hub.clock.now();
  throw new NotNow(outcome.error);
}
