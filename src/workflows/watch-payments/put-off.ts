import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { redactText } from "../../lib/redact";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { OpenBreak } from "../../modules/payment_hub/store/breaks";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { messageOf } from "../message-of";
import { NotNow } from "../not-now";
import { lookAgain, nextSettledLook } from "./next-look";

/** After so many looks without an answer, a person has to see it. */
const ENOUGH_LOOKS = 8;

/** Whether Medusa has it as it is paid, so that it is only looked at for what changes. */
export function isSettled(payment: PaymentRow): payment is PaymentRow & { settled_at: Date } {
  return payment.settled_at !== null && !payment.superseded_at;
}

/**
 * After a look that came to nothing.
 * @returns when to look again; undefined when that is over, as it can be where nobody waits
 */
export async function putOff(
  container: MedusaContainer,
  payment: PaymentRow,
  error: unknown,
): Promise<Date | undefined> {
  const hub = resolveHub(container);
  const why = redactText(messageOf(error));
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.warn(`payment_hub: looking at ${payment.order_number}: ${why}`);
  const now = hub.clock.now();
  if (payment.looks >= ENOUGH_LOOKS) {
    // That a gateway is out of reach is seen elsewhere, not with each payment of half a year.
    const isUnheard = isSettled(payment) && error instanceof NotNow;
    if (!isUnheard) await hub.breaks.open(breakFor(payment, why));
    if (isSettled(payment)) return nextSettledLook(payment.settled_at, now);
  }
  const next = lookAgain(payment, now);
  // A gateway that wants to be left alone is.
  const rested = error instanceof NotNow ? now.getTime() + (error.retryAfterMs ?? 0) : 0;
  return new Date(Math.max(next.getTime(), rested));
}

function breakFor(payment: PaymentRow, why: string): OpenBreak {
  const common = { kind: "outcome_unknown", subject: payment.id, payment } as const;
  if (isSettled(payment)) {
    return {
      ...common,
      message: `What has become of ${payment.order_number} at the gateway could not be brought into Medusa: ${why}`,
      nextStep: "Compare the order's payments with the gateway's. The shop goes on trying.",
    };
  }
  return {
    ...common,
    message: `Nobody knows yet whether ${payment.order_number}${payment.superseded_at ? ", which was given up," : ""} has been paid: ${why}`,
    nextStep: "Look at it at the gateway. The shop goes on asking.",
  };
}
