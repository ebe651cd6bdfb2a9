import type { PaymentSession } from "../../src/demo/once/shopper";
import type { StripeSimulator } from "../../src/simulators/stripe";
import { callStripe } from "./stripe-api";

interface StripeRefund {
  id: string;
  status: string;
}

/** Stripe's own list of what goes back of a session's payment, newest first. */
export async function refundsAtStripe(
  stripe: StripeSimulator,
  { data }: PaymentSession,
): Promise<StripeRefund[]> {
  const path = `refunds?payment_intent=${String(data.id)}`;
  return (await callStripe<{ data: StripeRefund[] }>(stripe, path)).data;
}

/** The buyer's bank is done with the newest of them. */
export async function settleRefund(
  stripe: StripeSimulator,
  session: PaymentSession,
  outcome: "succeeded" | "failed",
): Promise<void> {
  const [refund] = await refundsAtStripe(stripe, session);
  const answer = await fetch(`${stripe.url}/__sim/refunds/${refund?.id}/settle`, {
    method: "POST",
    body: JSON.stringify({ outcome }),
  });
  if (!answer.ok) throw new Error(`Stripe could not settle it: ${await answer.text()}`);
}
