import { z } from "@medusajs/framework/zod";
import type Stripe from "stripe";
import { isOrderNumber } from "../../lib/ids";
import type { EventSubject, Gateway, GatewayEvent } from "../gateway";
import { idOf } from "./id-of";

type Type = Stripe.Event["type"];

/**
 * What is read again at Stripe after which event; the README has the reasons, and why others are
 * only kept. https://docs.stripe.com/api/events/types
 */
const TYPES: Readonly<Record<EventSubject, readonly Type[]>> = {
  payment: [
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.canceled",
    "payment_intent.processing",
    "payment_intent.requires_action",
    "payment_intent.amount_capturable_updated",
    "charge.captured",
    // Nothing here makes Checkout Sessions; one that is paid by an intent of ours is a reason to look.
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
  ],
  refund: [
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.refunded",
    "charge.refund.updated",
  ],
  dispute: [
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
  ],
  fraud_warning: ["radar.early_fraud_warning.created", "radar.early_fraud_warning.updated"],
  review: ["review.opened", "review.closed"],
  saved_method: ["setup_intent.succeeded"],
};

const SUBJECTS = new Map<string, EventSubject>(
  (Object.keys(TYPES) as EventSubject[]).flatMap((subject) =>
    TYPES[subject].map((type) => [type, subject] as const),
  ),
);

/** Every event that changes something here, for whoever sets up an endpoint. */
export const EVENT_TYPES: readonly Type[] = Object.values(TYPES).flat();

export const subjectOf: Gateway["subjectOf"] = (type) => SUBJECTS.get(type);

/** Objects with a number of their own, which is asked for; a charge leads to its payment only. */
const NUMBERED: readonly string[] = [
  "refund",
  "dispute",
  "radar.early_fraud_warning",
  "review",
  "setup_intent",
];

interface EventObject {
  id?: string;
  object?: string;
  payment_intent?: string | { id: string } | null;
  charge?: string | { payment_intent?: string | { id: string } | null } | null;
  metadata?: Record<string, string> | null;
}

/** The PaymentIntent that an event's object is or belongs to, our number in its metadata, and its own. */
export function aboutOf(data: Stripe.Event.Data.Object): Pick<GatewayEvent, "payment" | "object"> {
  const object = data as EventObject;
  const reference = paymentOf(object);
  const orderNumber = orderNumberIn(object);
  return {
    ...(reference && { payment: { reference, ...(orderNumber && { orderNumber }) } }),
    ...(object.id && NUMBERED.includes(object.object ?? "") && { object: object.id }),
  };
}

/** Other systems on the same account write a key of this name too; their numbers say nothing here. */
function orderNumberIn({ metadata }: EventObject): string | undefined {
  const number = metadata?.order_number;
  return number && isOrderNumber(number) ? number : undefined;
}

function paymentOf({ id, object, payment_intent, charge }: EventObject): string | undefined {
  if (object === "payment_intent") return id;
  if (payment_intent) return idOf(payment_intent);
  // Stripe leaves it out of objects about charges that were made without an intent: no payment of ours.
  return typeof charge === "object" ? idOf(charge?.payment_intent) : undefined;
}

const NamesSession = z.object({
  data: z.object({ object: z.object({ metadata: z.object({ session_id: z.string() }) }) }),
});

/** An intent and its charge carry it, refunds and disputes do not. */
export const sessionIn: Gateway["sessionIn"] = (payload) =>
  NamesSession.safeParse(payload).data?.data.object.metadata.session_id;
