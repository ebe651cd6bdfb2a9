import Stripe from "stripe";
import type { ErrorCode, GatewayError } from "../errors";
import type { AskLater, Outcome } from "../outcome";

type Row = readonly [code: ErrorCode, merchant: string, shopper: string, retryable?: boolean];

const OTHER_CARD = "Your card was declined. Please try another card.";
const TRY_AGAIN = "The payment could not be completed. Please try again.";
const CONTACT_SHOP = "This payment cannot be completed. Please contact the shop.";

/** Stripe's `code` (or `decline_code`) in our words. https://docs.stripe.com/error-codes */
const BY_CODE: Readonly<Record<string, Row>> = {
  card_declined: ["card_declined", "The card's bank declined the payment.", OTHER_CARD],
  insufficient_funds: [
    "insufficient_funds",
    "The card has insufficient funds.",
    "Your card has insufficient funds. Please try another card.",
  ],
  expired_card: ["card_expired", "The card has expired.", "Your card has expired."],
  incorrect_cvc: [
    "card_details_wrong",
    "The card's security code is wrong.",
    "Your card's security code is wrong.",
  ],
  incorrect_number: [
    "card_details_wrong",
    "The card number is wrong.",
    "Your card number is wrong.",
  ],
  processing_error: [
    "card_declined",
    "The card's bank could not process the payment.",
    TRY_AGAIN,
    true,
  ],
  authentication_required: [
    "authentication_required",
    "The bank asks the buyer to authenticate; charge the card while the buyer is present.",
    "Your bank asks you to confirm this payment.",
  ],
  payment_intent_authentication_failure: [
    "authentication_failed",
    "The buyer did not pass 3-D Secure.",
    "The confirmation with your bank failed. Please try again or use another card.",
  ],
  fraudulent: ["risk_blocked", "Stripe's risk rules blocked the payment.", OTHER_CARD],
  amount_too_small: [
    "amount_too_small",
    "The amount is below Stripe's minimum for this currency.",
    "The amount is too small to be paid this way.",
  ],
  amount_too_large: [
    "amount_too_large",
    "The amount is above what Stripe or the card allows.",
    "The amount is too large to be paid this way.",
  ],
  payment_intent_unexpected_state: [
    "wrong_state",
    "The payment is in a state that does not allow this. Look at its present state first.",
    TRY_AGAIN,
  ],
  charge_already_captured: [
    "already_paid",
    "This payment has been captured already.",
    "This payment has been made already.",
  ],
  charge_already_refunded: [
    "already_refunded",
    "This payment has been refunded in full already.",
    "This payment has been refunded already.",
  ],
  charge_expired_for_capture: [
    "payment_expired",
    "The authorization has lapsed and can no longer be captured.",
    CONTACT_SHOP,
  ],
  resource_missing: [
    "not_found",
    "Stripe does not know this object. It may belong to another account or mode.",
    TRY_AGAIN,
  ],
  livemode_mismatch: ["request_invalid", "Test and live objects were mixed.", CONTACT_SHOP],
  payment_method_unactivated: [
    "method_unavailable",
    "This payment method is not activated in the Stripe account.",
    "This payment method is not available.",
  ],
  rate_limit: [
    "rate_limited",
    "Stripe limits the rate of requests at the moment. Try again shortly.",
    TRY_AGAIN,
    true,
  ],
};

/** Whatever a call to Stripe threw, as an outcome. `ask` says what to ask for when it is unknown. */
export function toFailure(
  thrown: unknown,
  ask: AskLater,
): Extract<Outcome<never>, { error: unknown }> {
  if (!(thrown instanceof Stripe.errors.StripeError)) {
    return unknown("gateway_unavailable", "The call to Stripe broke off.", ask);
  }
  if (thrown instanceof Stripe.errors.StripeConnectionError) {
    return unknown("timed_out", "Stripe did not answer in time or could not be reached.", ask);
  }
  // 409 means that the first call under this key is still on its way: its outcome is open.
  if (thrown instanceof Stripe.errors.StripeAPIError || thrown.code === "idempotency_key_in_use") {
    return unknown("gateway_unavailable", "Stripe had an internal error.", ask, thrown.code);
  }
  if (thrown instanceof Stripe.errors.StripeCardError) {
    const row = BY_CODE[thrown.decline_code] ?? BY_CODE[thrown.code ?? ""] ?? BY_CODE.card_declined;
    return { outcome: "declined", error: errorOf(row, thrown) };
  }
  return { outcome: "rejected", error: errorOf(rowFor(thrown), thrown) };
}

/** The intent that Stripe put into a refusal, when it did. */
export function intentIn(thrown: unknown): Stripe.PaymentIntent | undefined {
  return thrown instanceof Stripe.errors.StripeError ? thrown.payment_intent : undefined;
}

function rowFor(thrown: InstanceType<typeof Stripe.errors.StripeError>): Row {
  if (thrown instanceof Stripe.errors.StripeAuthenticationError) {
    return ["key_invalid", "Stripe does not accept the secret key.", CONTACT_SHOP];
  }
  if (thrown instanceof Stripe.errors.StripePermissionError) {
    return [
      "permission_missing",
      `The key lacks a permission that this needs. Stripe says: ${safeMessage(thrown)}`,
      CONTACT_SHOP,
    ];
  }
  if (thrown instanceof Stripe.errors.StripeRateLimitError) return BY_CODE.rate_limit as Row;
  if (thrown instanceof Stripe.errors.StripeIdempotencyError) {
    return [
      "key_reused",
      "The same operation was sent with other parameters; nothing was changed.",
      TRY_AGAIN,
    ];
  }
  const known = BY_CODE[thrown.code ?? ""];
  if (known) return known;
  if (/^Refund amount .* greater than/.test(thrown.message)) {
    return [
      "refund_exceeds_payment",
      "The refund is larger than what is left of the payment.",
      CONTACT_SHOP,
    ];
  }
  return [
    "request_invalid",
    `Stripe refused the request: ${safeMessage(thrown)}`,
    "The payment could not be started. Please contact the shop.",
  ];
}

function errorOf(
  row: Row | undefined,
  thrown: { code?: string; decline_code?: string },
): GatewayError {
  const [code, merchantMessage, shopperMessage, retryable] = row ?? [
    "card_declined",
    "The payment was declined.",
    OTHER_CARD,
  ];
  const gatewayCode = thrown.decline_code ?? thrown.code;
  return {
    code,
    merchantMessage,
    shopperMessage,
    retryable: retryable ?? false,
    ...(gatewayCode && { gatewayCode }),
  };
}

function unknown(code: ErrorCode, merchantMessage: string, ask: AskLater, gatewayCode?: string) {
  const error: GatewayError = {
    code,
    merchantMessage: `${merchantMessage} The outcome is being checked.`,
    shopperMessage: "The payment is being checked. Please do not pay again.",
    retryable: true,
    ...(gatewayCode && { gatewayCode }),
  };
  return { outcome: "unknown" as const, error, ask };
}

/** Stripe masks keys in its messages; this makes sure. */
function safeMessage(thrown: Error): string {
  return thrown.message.replace(/\b(sk|rk|pk|whsec)_[A-Za-z0-9_*]+/g, "$1_…").slice(0, 300);
}
