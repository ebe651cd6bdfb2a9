import Stripe from "stripe";
import type { ErrorCode, GatewayError } from "../errors";
import type { AskLater, Outcome } from "../outcome";
import { findDecline } from "./decline-codes";
import { SHOPPER, type ErrorEntry } from "./error-entry";
import { findEntry } from "./error-table";
import {
  KEY_INVALID,
  KEY_REUSED,
  PERMISSION_MISSING,
  RATE_LIMITED,
  REFUSED,
} from "./errors-of-access";
import { GENERIC_DECLINE } from "./errors-of-cards";
import { REFUND_TOO_LARGE } from "./errors-of-refunds";
import { retryAfter } from "./retry-after";

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

type Failed = Extract<Outcome<never>, { error: unknown }>;

/** Whatever a call to Stripe threw, as an outcome. `ask` says what to ask for when it is unknown. */
export function toFailure(thrown: unknown, ask: AskLater): Failed {
  if (!(thrown instanceof Stripe.errors.StripeError)) {
    return unknown("gateway_unavailable", "The call to Stripe broke off.", ask);
  }
  if (thrown instanceof Stripe.errors.StripeConnectionError) {
    return unknown("timed_out", "Stripe did not answer in time or could not be reached.", ask);
  }
  const entry = entryFor(thrown);
  if (entry?.outcome === "unknown") return unknown(entry.code, entry.merchant, ask, thrown);
  // All that is no refusal: a 5xx (which replays under its key for a day), a 409, no JSON.
  if (!entry || thrown instanceof Stripe.errors.StripeAPIError) {
    return unknown("gateway_unavailable", "Stripe had an internal error.", ask, thrown);
  }
  return { outcome: entry.outcome, error: errorOf(entry, thrown) };
}

/**
 * The `gatewayCode` of a refusal because the customer is not there: deleted at Stripe, or another
 * account's or mode's. Whoever keeps the reference can forget it and make a new customer.
 */
const CUSTOMER_MISSING = "customer_missing";

/** The same for a call in which a customer was named, who may be gone. */
export function toCustomerFailure(thrown: unknown, ask: AskLater): Failed {
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

/** The intent that Stripe put into a refusal, when it did. */
export function intentIn(thrown: unknown): Stripe.PaymentIntent | undefined {
  return thrown instanceof Stripe.errors.StripeError ? thrown.payment_intent : undefined;
}

/** Stripe names the parameter `customer`, or `id` where the customer is what the call is about. */
function isCustomerMissing(thrown: unknown): boolean {
  if (!(thrown instanceof Stripe.errors.StripeError)) return false;
  if (thrown.code !== "resource_missing") return false;
  return thrown.param === "customer" || thrown.message.startsWith("No such customer");
}

/** What a refusal means: by the kind that its HTTP status makes it, then by its code. */
function entryFor(thrown: StripeError): ErrorEntry | undefined {
  const known = findEntry(thrown.code);
  if (known?.outcome === "unknown") return known;
  if (thrown instanceof Stripe.errors.StripeAPIError) return undefined;
  if (thrown instanceof Stripe.errors.StripeCardError) return declineFor(thrown, known);
  if (thrown instanceof Stripe.errors.StripeAuthenticationError) {
    return known?.code === "key_invalid" ? known : KEY_INVALID;
  }
  if (thrown instanceof Stripe.errors.StripePermissionError) return known ?? PERMISSION_MISSING;
  if (thrown instanceof Stripe.errors.StripeRateLimitError) return known ?? RATE_LIMITED;
  if (thrown instanceof Stripe.errors.StripeIdempotencyError) return KEY_REUSED;
  if (known) return known;
  return /^Refund amount .* greater than/.test(thrown.message) ? REFUND_TOO_LARGE : REFUSED;
}

/** 402: the request was fine, and the payment failed. Only cards are always the buyer's affair. */
function declineFor(thrown: StripeError, known: ErrorEntry | undefined): ErrorEntry {
  const entry = findDecline(thrown.decline_code) ?? known ?? GENERIC_DECLINE;
  return thrown.rawType === "invalid_request_error" ? entry : { ...entry, outcome: "declined" };
}

function errorOf(entry: ErrorEntry, thrown: StripeError): GatewayError {
  const quote = entry.quoteStripe && thrown.message ? ` Stripe says: ${safeMessage(thrown)}` : "";
  return {
    code: entry.code,
    merchantMessage: `${entry.merchant}${quote}`,
    shopperMessage: SHOPPER[entry.shopper],
    retryable: isRetryable(entry, thrown),
    ...fromGateway(thrown),
  };
}

/** The bank's advice, where it gives one, is better than what the code alone lets one expect. */
function isRetryable({ retryable }: ErrorEntry, { advice_code }: StripeError): boolean {
  if (advice_code === "do_not_try_again") return false;
  return advice_code === "try_again_later" || (retryable ?? false);
}

function unknown(
  code: ErrorCode,
  merchantMessage: string,
  ask: AskLater,
  thrown?: StripeError,
): Failed {
  const error: GatewayError = {
    code,
    merchantMessage: `${merchantMessage} The outcome is being checked.`,
    shopperMessage: SHOPPER.checking,
    retryable: true,
    ...(thrown && fromGateway(thrown)),
  };
  return { outcome: "unknown", error, ask };
}

function fromGateway(thrown: StripeError): Pick<GatewayError, "gatewayCode" | "retryAfterMs"> {
  const gatewayCode = thrown.decline_code ?? thrown.code;
  const retryAfterMs = retryAfter(thrown.headers);
  return { ...(gatewayCode && { gatewayCode }), ...(retryAfterMs && { retryAfterMs }) };
}

/** Stripe masks keys in its messages; this makes sure. */
function safeMessage(thrown: Error): string {
  return thrown.message.replace(/\b(sk|rk|pk|whsec)_[A-Za-z0-9_*]+/g, "$1_…").slice(0, 300);
}
