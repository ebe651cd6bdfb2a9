import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { hasValue, type Outcome } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { cancelPayment } from "../../operations/cancel-payment";
import { refundPayment } from "../../operations/refund-payment";
import { wordAmount } from "../word-amount";

/**
 * Money that came for something that is not there to be paid any more: the session was replaced or
 * deleted, the number closed. It goes back to the buyer, or is kept for a person, as the merchant
 * chose, and either way it is shown.
 * @param why what it came too late for, completing "paid, although …"
 * @returns what was done, for the record
 * @throws when giving it back has to be tried again
 */
export async function handleLatePayment(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
  why: string,
): Promise<string> {
  const hub = resolveHub(container);
  const held = heldOf(view);
  if (held === 0n) return "given back already";
  const amount = wordAmount(payment, held);
  const { late_payments } = await hub.settings.get(payment.gateway);
  const isNew = await hub.breaks.open({
    kind: "late_payment",
    subject: payment.id,
    payment,
    message: `${amount} on ${payment.order_number} was paid, although ${why}.`,
    nextStep: NEXT_STEP[late_payments],
  });
  if (isNew) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`payment_hub: late payment of ${amount} on ${payment.order_number}: ${why}`);
  }
  if (late_payments === "hold") return "held for a person";
  await giveBack(container, payment, view);
  const resolution = view.status === "authorized" ? "released" : "refunded";
  await hub.breaks.resolve("late_payment", payment.id, resolution);
  return resolution;
}

const NEXT_STEP = {
  refund: "It is given back to the buyer by itself.",
  hold: "Give it back, or enter the order by hand.",
} as const;

/** What the gateway holds of the buyer's money now. */
function heldOf({ status, captured, refunded, amount }: PaymentView): bigint {
  if (status === "authorized") return amount?.minor ?? 0n;
  return (captured?.minor ?? 0n) - (refunded?.minor ?? 0n);
}

/**
 * Releases an authorization, refunds what was captured.
 * @throws when it did not go through, with what to read about it
 */
export async function giveBack(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<void> {
  const hub = resolveHub(container);
  const outcome: Outcome<unknown> =
    view.status === "authorized"
      ? await cancelPayment(hub, payment)
      : await refundPayment(hub, payment, refundable(payment, view));
  if (hasValue(outcome)) return;
  const { name } = findGateway(payment.gateway);
  throw new Error(`${name} did not give it back: ${outcome.error.merchantMessage}`);
}

/** Alipay's query does not tell what was refunded; our own count then does. */
function refundable(payment: PaymentRow, { captured, refunded }: PaymentView) {
  if (!captured) throw new Error("there is nothing captured to be refunded");
  const known = BigInt(payment.refunded);
  const gone = refunded && refunded.minor > known ? refunded.minor : known;
  return captured.with(captured.minor - gone);
}
