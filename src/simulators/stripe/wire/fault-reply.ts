import type { Fault } from "../../core/faults";
import { StripeApiError, type ErrorFields } from "./api-error";

/** The error that a planned fault answers with, in Stripe's shape. */
export function faultError(fault: Fault): StripeApiError {
  const headers: Record<string, string> = fault.status === 429 ? { "retry-after": "1" } : {};
  const fields: ErrorFields = {
    type: typeOf(fault),
    message: fault.message ?? messageOf(fault.status),
    ...codeOf(fault),
  };
  return new StripeApiError(fault.status, fields, headers);
}

/**
 * Stripe keeps the answer of whatever began to execute, its own 500s included. What a gate in front
 * turns away (rate limits, locks, maintenance, bad gateways) leaves the key unused.
 */
export function isKeptUnderKey(fault: Fault): boolean {
  return fault.status === 500 || fault.status === 402;
}

function typeOf({ status }: Fault): ErrorFields["type"] {
  if (status >= 500) return "api_error";
  if (status === 402) return "card_error";
  return status === 409 ? "idempotency_error" : "invalid_request_error";
}

function codeOf({ status, code }: Fault): Pick<ErrorFields, "code"> {
  if (code !== undefined) return { code };
  return status === 429 ? { code: "rate_limit" } : {};
}

function messageOf(status: number): string {
  switch (status) {
    case 402:
      return "Your card was declined.";
    case 429:
      return "Request rate limit exceeded. Learn more about rate limits https://stripe.com/docs/rate-limits.";
    case 503:
      return "Stripe is temporarily unavailable. Please try again later.";
    default:
      return status >= 500
        ? "An unknown error occurred"
        : "The request could not be processed as it was sent.";
  }
}
