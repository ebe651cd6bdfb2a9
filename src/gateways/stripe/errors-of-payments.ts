import type { ErrorEntry, ErrorsOf } from "./error-entry";

const WRONG_STATE: ErrorEntry = {
  code: "wrong_state",
  outcome: "rejected",
  merchant: "The payment is in a state that does not allow this. Look at its present state first.",
  shopper: "tryAgain",
};

const LAPSED: ErrorEntry = {
  code: "payment_expired",
  outcome: "rejected",
  merchant:
    "The authorization has lapsed and can no longer be captured. The buyer has to pay again.",
  shopper: "contactShop",
};

const ATTEMPT_EXPIRED: ErrorEntry = {
  code: "payment_expired",
  outcome: "declined",
  merchant: "The buyer did not finish in time. The buyer can start the payment again.",
  shopper: "startAgain",
};

const TOO_LARGE: ErrorEntry = {
  code: "amount_too_large",
  outcome: "rejected",
  merchant:
    "The amount is above what Stripe or the payment method allows. Have the buyer pay another way.",
  shopper: "tooLarge",
};

const METHOD_DECLINED: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant:
    "The provider of the payment method declined the payment. The buyer can try again or pay another way.",
  shopper: "methodDeclined",
};

const METHOD_UNAVAILABLE: ErrorEntry = {
  code: "method_unavailable",
  outcome: "rejected",
  merchant:
    "This payment method cannot be used for this payment. Check which methods are on in Stripe's dashboard (Settings → Payment methods), and for which currencies and countries.",
  shopper: "otherMethod",
};

const USED_UP: ErrorEntry = {
  code: "wrong_state",
  outcome: "rejected",
  merchant:
    "What the browser sent for this payment was used before. The buyer has to enter the payment details again.",
  shopper: "startAgain",
};

const PARAMETER_WRONG: ErrorEntry = {
  code: "request_invalid",
  outcome: "rejected",
  merchant: "Stripe refused the request. Report it to us if the order looks right.",
  shopper: "contactShop",
  quoteStripe: true,
};

/** The payment itself, what is captured of it, and methods other than cards. */
export const PAYMENT_ERRORS = {
  amount_too_small: {
    code: "amount_too_small",
    outcome: "rejected",
    merchant:
      "The amount is below Stripe's minimum for this currency. Set a minimum order in the shop, or offer another payment method.",
    shopper: "tooSmall",
  },
  amount_too_large: TOO_LARGE,
  charge_exceeds_source_limit: TOO_LARGE,
  charge_exceeds_transaction_limit: TOO_LARGE,
  invalid_charge_amount: {
    code: "amount_invalid",
    outcome: "rejected",
    merchant: "Stripe does not take this amount. Check the order's total and currency.",
    shopper: "contactShop",
    quoteStripe: true,
  },
  payment_intent_unexpected_state: WRONG_STATE,
  setup_intent_unexpected_state: WRONG_STATE,
  payment_method_unexpected_state: WRONG_STATE,
  intent_invalid_state: WRONG_STATE,
  status_transition_invalid: WRONG_STATE,
  capture_unauthorized_payment: WRONG_STATE,
  charge_already_captured: {
    code: "already_paid",
    outcome: "rejected",
    merchant: "This payment has been captured already. There is nothing left to do.",
    shopper: "paid",
  },
  charge_expired_for_capture: LAPSED,
  capture_charge_authorization_expired: LAPSED,
  payment_intent_payment_attempt_expired: ATTEMPT_EXPIRED,
  setup_intent_setup_attempt_expired: ATTEMPT_EXPIRED,
  customer_session_expired: ATTEMPT_EXPIRED,
  payment_intent_action_required: {
    code: "authentication_required",
    outcome: "declined",
    merchant:
      "The payment method wants the buyer to do something first. Have the buyer pay while being present.",
    shopper: "confirm",
  },
  payment_intent_payment_attempt_failed: METHOD_DECLINED,
  setup_attempt_failed: METHOD_DECLINED,
  payment_method_provider_decline: METHOD_DECLINED,
  payment_intent_konbini_rejected_confirmation_number: METHOD_DECLINED,
  payment_method_customer_decline: {
    code: "buyer_canceled",
    outcome: "declined",
    merchant: "The buyer canceled the payment at its provider. The buyer can pay another way.",
    shopper: "canceled",
  },
  payment_method_provider_timeout: {
    code: "card_declined",
    outcome: "declined",
    merchant:
      "The provider of the payment method did not answer, so Stripe gave the payment up. The buyer can try again.",
    shopper: "later",
    retryable: true,
  },
  payment_method_unactivated: {
    code: "method_unavailable",
    outcome: "rejected",
    merchant:
      "This payment method is not activated in the Stripe account. Turn it on under Settings → Payment methods.",
    shopper: "otherMethod",
  },
  payment_method_currency_mismatch: METHOD_UNAVAILABLE,
  payment_method_not_available: METHOD_UNAVAILABLE,
  payment_method_restricted: METHOD_UNAVAILABLE,
  payment_method_unsupported_type: METHOD_UNAVAILABLE,
  payment_method_configuration_failures: METHOD_UNAVAILABLE,
  payment_intent_incompatible_payment_method: METHOD_UNAVAILABLE,
  setup_intent_mobile_wallet_unsupported: METHOD_UNAVAILABLE,
  alipay_upgrade_required: METHOD_UNAVAILABLE,
  bitcoin_upgrade_required: METHOD_UNAVAILABLE,
  invalid_source_usage: METHOD_UNAVAILABLE,
  country_unsupported: METHOD_UNAVAILABLE,
  state_unsupported: METHOD_UNAVAILABLE,
  payment_method_billing_details_address_missing: {
    code: "card_details_wrong",
    outcome: "rejected",
    merchant:
      "The payment method needs a billing address. Have the storefront send it, or the buyer fill it in.",
    shopper: "address",
  },
  customer_max_payment_methods: {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "The customer has as many saved payment methods as Stripe keeps. Remove one that is not used.",
    shopper: "contactShop",
  },
  token_already_used: USED_UP,
  // Another request holds the token: which of the two charges is not known before that one is done.
  token_in_use: {
    code: "gateway_unavailable",
    outcome: "unknown",
    merchant: "Stripe is still working on another request with these payment details.",
    shopper: "checking",
    retryable: true,
  },
  charge_invalid_parameter: PARAMETER_WRONG,
  payment_intent_invalid_parameter: PARAMETER_WRONG,
  payment_method_invalid_parameter: PARAMETER_WRONG,
  payment_method_invalid_parameter_testmode: PARAMETER_WRONG,
  setup_intent_invalid_parameter: PARAMETER_WRONG,
} as const satisfies Partial<ErrorsOf>;
