import type { PaymentSession } from "../../src/demo/once/shopper";
import type { StripeSimulator } from "../../src/simulators/stripe";

/** Keeps Stripe from saying anything to the shop. */
export const VOICELESS = { kind: "drop_before", target: "webhook", times: 50 } as const;

interface SentEvent {
  id: string;
  type: string;
  data: { object: { id: string; payment_intent?: string | null } };
}

/** All that Stripe has to tell of a session's payment, its charges and refunds included. */
export async function eventsOf(
  stripe: StripeSimulator,
  { data }: PaymentSession,
): Promise<SentEvent[]> {
  const answer = await fetch(`${stripe.url}/__sim/events`);
  const { events } = (await answer.json()) as { events: SentEvent[] };
  return events.filter(({ data: { object } }) =>
    [object.id, object.payment_intent].includes(String(data.id)),
  );
}

/** What Stripe would have told of a session's intent by itself, sent (again) now. */
export async function resendEventsOf(
  stripe: StripeSimulator,
  session: PaymentSession,
  type = "payment_intent.succeeded",
): Promise<void> {
  const own = await eventsOf(stripe, session);
  for (const event of own.filter((event) => event.type === type)) {
    await fetch(`${stripe.url}/__sim/events/${event.id}/resend`, { method: "POST" });
  }
}
