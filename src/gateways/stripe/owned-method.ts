import type Stripe from "stripe";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { PATIENCE } from "./timeouts";

/** A saved method, only to the customer it belongs to: its id alone opens it to nobody. */
export async function ownedMethod(
  stripe: Stripe,
  customerReference: string | undefined,
  methodReference: string,
): Promise<Outcome<Stripe.PaymentMethod>> {
  try {
    const method = await stripe.paymentMethods.retrieve(methodReference, {}, PATIENCE.read);
    const owner = typeof method.customer === "string" ? method.customer : method.customer?.id;
    if (owner && owner === customerReference) return succeeded(method);
    return { outcome: "rejected", error: notTheirs };
  } catch (thrown) {
    return toFailure(thrown, {});
  }
}

const notTheirs = {
  code: "not_found",
  merchantMessage: "This payment method does not belong to that customer.",
  shopperMessage: "This saved card was not found. Please choose another one.",
  retryable: false,
} as const;
