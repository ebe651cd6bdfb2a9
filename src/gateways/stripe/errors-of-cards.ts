import type { ErrorEntry, ErrorsOf } from "./error-entry";

export const GENERIC_DECLINE: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant:
    "The card's bank declined the payment and does not say why. The buyer can use another card, or ask the bank.",
  shopper: "otherCard",
};

export const INSUFFICIENT_FUNDS: ErrorEntry = {
  code: "insufficient_funds",
  outcome: "declined",
  merchant: "The card has insufficient funds. The buyer can use another card.",
  shopper: "funds",
};

export const CARD_EXPIRED: ErrorEntry = {
  code: "card_expired",
  outcome: "declined",
  merchant: "The card has expired. The buyer has to use another card.",
  shopper: "cardExpired",
};

export const WRONG_NUMBER: ErrorEntry = {
  code: "card_details_wrong",
  outcome: "declined",
  merchant: "The card number is wrong. The buyer has to correct it.",
  shopper: "number",
};

export const WRONG_CVC: ErrorEntry = {
  code: "card_details_wrong",
  outcome: "declined",
  merchant: "The card's security code is wrong. The buyer has to correct it.",
  shopper: "cvc",
};

export const WRONG_EXPIRY: ErrorEntry = {
  code: "card_details_wrong",
  outcome: "declined",
  merchant: "The card's expiry date is wrong. The buyer has to correct it.",
  shopper: "expiry",
};

export const WRONG_ADDRESS: ErrorEntry = {
  code: "card_details_wrong",
  outcome: "declined",
  merchant:
    "The billing address or postal code is not the one that the card's bank knows. The buyer has to correct it.",
  shopper: "address",
};

export const PROCESSING_ERROR: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant: "The payment could not be processed on its way to the bank. Try again later.",
  shopper: "tryAgain",
  retryable: true,
};

export const AUTHENTICATION_REQUIRED: ErrorEntry = {
  code: "authentication_required",
  outcome: "declined",
  merchant:
    "The bank asks the buyer to authenticate (3-D Secure); charge the card while the buyer is present.",
  shopper: "confirm",
};

const AUTHENTICATION_FAILED: ErrorEntry = {
  code: "authentication_failed",
  outcome: "declined",
  merchant: "The buyer did not pass 3-D Secure. The buyer can try again or use another card.",
  shopper: "notConfirmed",
};

export const CARD_NOT_SUPPORTED: ErrorEntry = {
  code: "method_unavailable",
  outcome: "declined",
  merchant:
    "The card cannot be used for this kind of payment. The buyer can use another card, or ask the bank.",
  shopper: "otherMethod",
};

/** Cards, and the bank behind them. Which decline it was is told by `decline_code`. */
export const CARD_ERRORS = {
  card_declined: GENERIC_DECLINE,
  insufficient_funds: INSUFFICIENT_FUNDS,
  expired_card: CARD_EXPIRED,
  expired_payment_method: CARD_EXPIRED,
  incorrect_number: WRONG_NUMBER,
  invalid_number: WRONG_NUMBER,
  incorrect_cvc: WRONG_CVC,
  invalid_cvc: WRONG_CVC,
  invalid_expiry_month: WRONG_EXPIRY,
  invalid_expiry_year: WRONG_EXPIRY,
  incorrect_address: WRONG_ADDRESS,
  incorrect_postal_code: WRONG_ADDRESS,
  incorrect_zip: WRONG_ADDRESS,
  postal_code_invalid: WRONG_ADDRESS,
  processing_error: PROCESSING_ERROR,
  authentication_required: AUTHENTICATION_REQUIRED,
  authentication_failure: AUTHENTICATION_FAILED,
  payment_intent_authentication_failure: AUTHENTICATION_FAILED,
  setup_intent_authentication_failure: AUTHENTICATION_FAILED,
  three_d_secure_authentication_not_supported: CARD_NOT_SUPPORTED,
  three_d_secure_authentication_upstream_error: {
    code: "authentication_failed",
    outcome: "declined",
    merchant: "The bank's 3-D Secure did not answer. Have the buyer try again later.",
    shopper: "notConfirmed",
    retryable: true,
  },
  card_decline_rate_limit_exceeded: {
    code: "card_declined",
    outcome: "declined",
    merchant:
      "The card was declined too often; Stripe does not ask its bank again for 24 hours. The buyer can use another card.",
    shopper: "otherCard",
  },
  invalid_card_type: CARD_NOT_SUPPORTED,
  token_card_network_invalid: CARD_NOT_SUPPORTED,
} as const satisfies Partial<ErrorsOf>;
