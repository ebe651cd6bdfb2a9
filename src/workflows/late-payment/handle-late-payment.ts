import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { PaymentView } from "../../gateways/gateway";
import { hasValue, type Outcome } from "../../gateways/outcome";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { Money } from "../../lib/money";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { cancelPayment } from "../../operations/cancel-payment";
import { refundPayment } from "../../operations/refund-payment";
import { announceOnce } from "../hub-events/announce";
import { paymentData } from "../hub-events/payment-data";
import { readSession } from "../medusa-books/medusa-payment";
import { wordAmount } from "../word-amount";

export interface Late {
  /** What it came too late for, completing "paid, although …". */
  why: string;
  /** Medusa may have a payment of it, but no order: it is certain that it pays for nothing. */
  isOrderless?: true;
}

/**
 * Money that came for something that is not there to be paid any more: the session was replaced or
 * deleted, the number closed, the cart cannot be completed. It goes back to the buyer, or is kept for
 * a person, as the merchant chose, and either way it is shown.
 * @returns what was done, for the record
 * @throws when giving it back has to be tried again
 */
export async function handleLatePayment(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
  { why, isOrderless }: Late,
): Promise<string> {
  const hub = resolveHub(container);
  const held = await heldOf(hub, payment, view);
  if (held <= 0n) {
    await hub.breaks.resolve("late_payment", payment.id, "given back");
    return "given back already";
  }
  const amount = wordAmount(payment, held);
  const fate = await fateOf(container, payment, isOrderless);
  const isNew = await hub.breaks.open({
    kind: "late_payment",
    subject: payment.id,
    payment,
    message: `${amount} on ${payment.order_number} was paid, although ${why}.`,
    nextStep: NEXT_STEP[fate],
  });
  if (isNew) sayAloud(container, payment, held, why);
  await tell(container, payment, held);
  if (fate !== "refund") return "held for a person";
  if (await hub.breaks.isDismissed("late_payment", payment.id)) return "settled by a person";
  return giveBack(container, payment, view);
}

/** What is to become of the money: as the merchant chose, unless something may stand on it. */
async function fateOf(
  container: MedusaContainer,
  payment: PaymentRow,
  isOrderless = false,
): Promise<keyof typeof NEXT_STEP> {
  const hub = resolveHub(container);
  const { late_payments } = await hub.settings.get(payment.gateway);
  if (late_payments === "hold" || (await cameBack(hub, payment))) return "hold";
  return !isOrderless && (await paysForSomething(container, payment)) ? "in_medusa" : "refund";
}

/** A refund of it failed after all: a person was told to find another way, and may be about to. */
async function cameBack(hub: PaymentHubModuleService, { id }: PaymentRow): Promise<boolean> {
  return (await hub.refunds.listOf(id)).some(({ status }) => status === "failed");
}

function sayAloud(
  container: MedusaContainer,
  payment: PaymentRow,
  held: bigint,
  why: string,
): void {
  const amount = wordAmount(payment, held);
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`payment_hub: late payment of ${amount} on ${payment.order_number}: ${why}`);
}

/** Once for each sum, however often it is looked at while it waits for a person. */
async function tell(container: MedusaContainer, payment: PaymentRow, held: bigint): Promise<void> {
  const data = paymentData(payment, undefined, { minor: String(held) });
  const event = { name: "payment_hub.payment.late", data } as const;
  await announceOnce(container, `late:${payment.id}:${held}`, event);
}

/** Medusa has a payment of it all the same, on which an order may stand: that is a person's to say. */
async function paysForSomething(
  container: MedusaContainer,
  { session_id }: PaymentRow,
): Promise<boolean> {
  const session = session_id ? await readSession(container, session_id) : undefined;
  return Boolean(session?.payment && !session.payment.canceled_at);
}

const NEXT_STEP = {
  refund: "It is given back to the buyer by itself.",
  hold: "Give it back, or enter the order by hand.",
  in_medusa:
    "It is not given back by itself, because Medusa has a payment of it. Give it back unless an order stands on it.",
} as const;

/**
 * What the gateway holds of the buyer's money now. Alipay's query does not tell what was refunded;
 * our own count then does.
 */
async function heldOf(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { status, captured, refunded, amount }: PaymentView,
): Promise<bigint> {
  if (status === "authorized") return amount?.minor ?? 0n;
  const gone = refunded?.minor ?? (await hub.refunds.sumOf(payment.id));
  return (captured?.minor ?? 0n) - gone;
}

/**
 * Releases an authorization, refunds what was captured. What the gateway finishes later is shown
 * until it has.
 * @returns what was done, for the record
 * @throws when it did not go through, with what to read about it
 */
export async function giveBack(
  container: MedusaContainer,
  payment: PaymentRow,
  view: PaymentView,
): Promise<string> {
  const hub = resolveHub(container);
  const outcome: Outcome<unknown> =
    view.status === "authorized"
      ? await cancelPayment(hub, payment)
      : await refundPayment(hub, payment, await refundable(hub, payment, view));
  if (hasValue(outcome)) {
    if (outcome.outcome !== "succeeded") return "on its way back";
    const done = view.status === "authorized" ? "released" : "refunded";
    await hub.breaks.resolve("late_payment", payment.id, done);
    return done;
  }
  const { name } = findGateway(payment.gateway);
  throw new Error(`${name} did not give it back: ${outcome.error.merchantMessage}`);
}

async function refundable(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  view: PaymentView,
): Promise<Money> {
  const left = await heldOf(hub, payment, view);
  if (!view.captured || left <= 0n) throw new Error("there is nothing left to be refunded");
  return view.captured.with(left);
}
