import type { ErrorCode } from "../../gateways/errors";
import type { PaymentStatus, PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { isOpen } from "../../modules/payment_hub/store/attempt-schedule";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { cancelPayment } from "../../operations/cancel-payment";
import type { ProviderContainer } from "./container";
import { notAllowed, toMedusaError } from "./errors";

/** The buyer's money is held or on its way: nothing that a shopper does may let go of it. */
const COMMITTED: readonly PaymentStatus[] = ["processing", "authorized", "captured"];

/** Refusals after which the shopper may go on: there is nothing to cancel, or nobody to ask. */
const NOT_IN_THE_WAY: readonly ErrorCode[] = [
  ...(["not_found", "key_invalid", "keys_unreadable"] as const),
  // It is looked at, and closed, once the gateway answers again.
  ...(["rate_limited", "gateway_paused"] as const),
];

/**
 * The session goes away (method changed, total changed): so does its payment at the gateway.
 * One that went through meanwhile is kept: the session then stays, and with it the cart's total,
 * until the order is placed. When the gateway cannot say, the shopper is not held up; the journal
 * keeps the cancellation open, and a late payment is found by its own number.
 * @throws MedusaError NOT_ALLOWED when the payment has been made, or may yet be
 */
export async function dropPayment(
  container: ProviderContainer,
  payment: PaymentRow,
): Promise<void> {
  const hub = container.payment_hub;
  if (await isBeingCharged(container, payment)) throw beingChecked("charge");
  const reading = await readPayment(hub, payment);
  if (reading.ok && isGivenBack(reading.view)) {
    // Medusa's payment is reached by its session until it has been told.
    if (await hub.journal.hasOpen(payment.id)) throw beingChecked("refund");
    return hub.payments.supersede(payment.id);
  }
  // A gateway that cannot say changes nothing of what it said before.
  const { status } = reading.ok ? reading.view : payment;
  if (COMMITTED.includes(status)) {
    throw notAllowed(
      "This payment has been made already. Complete the order instead of changing it.",
      "already_paid",
    );
  }
  const outcome = await cancelPayment(hub, payment);
  if (outcome.outcome === "rejected" && !NOT_IN_THE_WAY.includes(outcome.error.code)) {
    throw toMedusaError(outcome.error, "shopper");
  }
  if (!hasValue(outcome)) warn(container, payment, outcome.outcome);
  await hub.payments.supersede(payment.id);
}

/** No break of the gateway's lasts so long; a shopper does not wait for an account that is lost. */
const HELD_UP_MS = 24 * 60 * 60_000;

/**
 * The merchant has charged a saved method, and nobody knows yet whether it went through. Of any other
 * payment whose beginning is open, no session knows.
 */
async function isBeingCharged(
  { payment_hub: hub }: ProviderContainer,
  { id }: PaymentRow,
): Promise<boolean> {
  const creation = await hub.journal.creationOf(id);
  if (!creation || !isOpen(creation)) return false;
  return hub.clock.now().getTime() - creation.started_at.getTime() < HELD_UP_MS;
}

function beingChecked(what: "charge" | "refund") {
  return notAllowed(
    `A ${what} of this payment is still being checked. Try again in a minute.`,
    "earlier_attempt_open",
  );
}

/** Everything went back to the buyer: the shopper is free to pay another way. */
function isGivenBack({ captured, refunded }: PaymentView): boolean {
  return captured !== undefined && captured.minor > 0n && refunded?.minor === captured.minor;
}

function warn({ logger }: ProviderContainer, payment: PaymentRow, why: string): void {
  logger.warn(
    `payment_hub: ${payment.gateway} payment ${payment.order_number} of a deleted session was not ` +
      `canceled: ${why}`,
  );
}
