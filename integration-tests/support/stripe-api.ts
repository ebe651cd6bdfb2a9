import type { StripeSimulator } from "../../src/simulators/stripe";

interface Call {
  /** Form fields; with them the call is a POST. */
  form?: Record<string, string>;
  secretKey?: string;
}

/** Stripe's API as whoever has a secret key calls it, without the plugin in between. */
export async function callStripe<T = Record<string, unknown>>(
  stripe: StripeSimulator,
  path: string,
  { form, secretKey = stripe.account.secret_key }: Call = {},
): Promise<T> {
  const response = await fetch(`${stripe.url}/v1/${path}`, {
    headers: { authorization: `Bearer ${secretKey}` },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`Stripe refused ${path}: ${body}`);
  return JSON.parse(body) as T;
}
