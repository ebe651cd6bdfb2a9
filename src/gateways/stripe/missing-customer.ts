import Stripe from "stripe";
import type { AskLater } from "../outcome";
import { toFailure } from "./error-map";

/**
 * The `gatewayCode` of a refusal because the customer is not there: deleted at Stripe, or another
 * account's or mode's. Whoever keeps the reference can forget it and make a new customer.
 */
export const CUSTOMER_MISSING = "customer_missing";

/** A failed call in which a customer was named. */
export function failureOf(thrown: unknown, ask: AskLater): ReturnType<typeof toFailure> {
  const failure = toFailure(thrown, ask);
  if (failure.outcome !== "rejected" || !isCustomerMissing(thrown)) return failure;
  return {
    outcome: "rejected",
    error: {
      ...failure.error,
      code: "not_found",
      gatewayCode: CUSTOMER_MISSING,
      merchantMessage:
        "Stripe does not know this customer: it was deleted there, or belongs to another account or mode.",
    },
  };
}

/** Stripe names the parameter `customer`, or `id` where the customer is what the call is about. */
function isCustomerMissing(thrown: unknown): boolean {
  if (!(thrown instanceof Stripe.errors.StripeError)) return false;
  if (thrown.code !== "resource_missing") return false;
  return thrown.param === "customer" || thrown.message.startsWith("No such customer");
}
