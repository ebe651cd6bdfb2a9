import Stripe from "stripe";
import type { StripeSimulator } from "../../src/simulators/stripe";

export const STRIPE_HOOK = "/hooks/payment/stripe_stripe";

/** The secret of the endpoint that was made last. */
export async function webhookSecret({ url }: StripeSimulator): Promise<string> {
  const answer = await fetch(`${url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await answer.json()) as {
    webhook_endpoints: { secrets: (string | { secret: string })[] }[];
  };
  const secret = webhook_endpoints.at(-1)?.secrets.at(-1);
  return typeof secret === "string" ? secret : (secret?.secret ?? "");
}

export interface EventWords {
  id?: string;
  type?: string;
  object?: Record<string, unknown>;
  livemode?: boolean;
}

let made = 0;

/** An event as Stripe would send it; about a payment of nobody unless it says otherwise. */
export function stripeEvent({ id, type, object, livemode }: EventWords = {}): string {
  made += 1;
  return JSON.stringify({
    id: id ?? `evt_made_${Date.now()}_${made}`,
    object: "event",
    type: type ?? "payment_intent.succeeded",
    created: Math.floor(Date.now() / 1000),
    livemode: livemode ?? false,
    data: { object: object ?? { id: "pi_nobody", object: "payment_intent" } },
  });
}

/** Sends an event to a store as Stripe does. @returns the status; 0 when there was no answer */
export async function sendSigned(store: string, body: string, secret: string): Promise<number> {
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  const headers = { "content-type": "application/json", "stripe-signature": signature };
  const answer = await fetch(`${store}${STRIPE_HOOK}`, { method: "POST", body, headers }).catch(
    () => undefined,
  );
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
}
