import type { ErrorEntry } from "./error-entry";
import {
  AUTHENTICATION_REQUIRED,
  CARD_EXPIRED,
  CARD_NOT_SUPPORTED,
  GENERIC_DECLINE,
  INSUFFICIENT_FUNDS,
  PROCESSING_ERROR,
  WRONG_ADDRESS,
  WRONG_CVC,
  WRONG_EXPIRY,
  WRONG_NUMBER,
} from "./errors-of-cards";

/**
 * Stripe forbids to tell the buyer of these more than of a generic decline. The code is the generic
 * one too, because codes reach the storefront; only the merchant reads what it was.
 */
function hidden(merchant: string): ErrorEntry {
  return { ...GENERIC_DECLINE, merchant };
}

const LOST_OR_STOLEN = hidden(
  "The card may have been reported lost or stolen. Do not ship the order, and do not tell the buyer why; another card may work.",
);

const TRY_ONCE_MORE: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant:
    "The card's bank could not take the payment just now. Try again; if it fails once more, the buyer has to ask the bank.",
  shopper: "tryAgain",
  retryable: true,
};

const OVER_THE_LIMIT: ErrorEntry = {
  code: "insufficient_funds",
  outcome: "declined",
  merchant: "A limit on the buyer's card or account is reached. The buyer can pay another way.",
  shopper: "otherCard",
};

const ACCOUNT_INVALID: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant: "The card, or the account behind it, is not valid. The buyer can use another card.",
  shopper: "otherCard",
};

const PIN_WRONG: ErrorEntry = {
  code: "card_details_wrong",
  outcome: "declined",
  merchant: "The card's PIN is wrong or missing. The buyer has to try again, or use another card.",
  shopper: "otherCard",
};

const AMOUNT_REFUSED: ErrorEntry = {
  code: "amount_too_large",
  outcome: "declined",
  merchant:
    "The bank or the provider does not allow this amount. The buyer can ask there, or pay another way.",
  shopper: "tooLarge",
};

const DUPLICATE: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant:
    "The same amount was charged to the same card a moment ago. Look for that payment in Stripe before the buyer tries again.",
  shopper: "methodDeclined",
};

const PROVIDER_DECLINED: ErrorEntry = {
  code: "card_declined",
  outcome: "declined",
  merchant:
    "The provider of the payment method declined the payment and does not say why. The buyer can pay another way.",
  shopper: "methodDeclined",
};

const TEST_AND_LIVE_MIXED: ErrorEntry = {
  ...GENERIC_DECLINE,
  merchant:
    "A test card was used in live mode, or a real one in test mode. Check which environment is active; real money needs a real card.",
};

/**
 * Why a bank or a provider said no: Stripe's `decline_code`. The SDK has no union of them; these are
 * all of https://docs.stripe.com/declines/codes, cards first, then other payment methods.
 */
export const DECLINE_CODES = {
  approve_with_id: TRY_ONCE_MORE,
  authentication_not_handled: AUTHENTICATION_REQUIRED,
  authentication_required: AUTHENTICATION_REQUIRED,
  call_issuer: GENERIC_DECLINE,
  card_not_supported: CARD_NOT_SUPPORTED,
  card_velocity_exceeded: OVER_THE_LIMIT,
  currency_not_supported: {
    code: "currency_unsupported",
    outcome: "declined",
    merchant:
      "The card or the provider does not take this currency. The buyer can pay another way.",
    shopper: "otherMethod",
  },
  do_not_honor: GENERIC_DECLINE,
  do_not_try_again: GENERIC_DECLINE,
  duplicate_transaction: DUPLICATE,
  expired_card: CARD_EXPIRED,
  fraudulent: hidden(
    "Stripe's risk rules take the payment for fraud. Do not ship the order, and do not tell the buyer why; review the rule in Radar if you know the buyer.",
  ),
  generic_decline: GENERIC_DECLINE,
  incorrect_address: WRONG_ADDRESS,
  incorrect_cvc: WRONG_CVC,
  incorrect_number: WRONG_NUMBER,
  incorrect_pin: PIN_WRONG,
  incorrect_zip: WRONG_ADDRESS,
  insufficient_funds: INSUFFICIENT_FUNDS,
  invalid_account: ACCOUNT_INVALID,
  invalid_amount: AMOUNT_REFUSED,
  invalid_cvc: WRONG_CVC,
  invalid_expiry_month: WRONG_EXPIRY,
  invalid_expiry_year: WRONG_EXPIRY,
  invalid_number: WRONG_NUMBER,
  invalid_pin: PIN_WRONG,
  issuer_not_available: TRY_ONCE_MORE,
  lost_card: LOST_OR_STOLEN,
  merchant_blacklist: hidden(
    "The payment matches your own block list in Stripe Radar. Do not tell the buyer why; take the entry off the list if it is wrong.",
  ),
  mobile_device_authentication_required: AUTHENTICATION_REQUIRED,
  new_account_information_available: ACCOUNT_INVALID,
  no_action_taken: GENERIC_DECLINE,
  not_permitted: GENERIC_DECLINE,
  offline_pin_required: PIN_WRONG,
  online_or_offline_pin_required: PIN_WRONG,
  pickup_card: LOST_OR_STOLEN,
  pin_try_exceeded: PIN_WRONG,
  processing_error: PROCESSING_ERROR,
  reenter_transaction: TRY_ONCE_MORE,
  restricted_card: LOST_OR_STOLEN,
  revocation_of_all_authorizations: GENERIC_DECLINE,
  revocation_of_authorization: GENERIC_DECLINE,
  security_violation: GENERIC_DECLINE,
  service_not_allowed: GENERIC_DECLINE,
  stolen_card: LOST_OR_STOLEN,
  stop_payment_order: GENERIC_DECLINE,
  testmode_decline: TEST_AND_LIVE_MIXED,
  transaction_not_allowed: GENERIC_DECLINE,
  try_again_later: TRY_ONCE_MORE,
  withdrawal_count_limit_exceeded: OVER_THE_LIMIT,

  compliance_violation: hidden(
    "The payment is against the provider's terms or the law. Do not try it again, and do not tell the buyer why; ask Stripe's support.",
  ),
  expired_payment_information: CARD_EXPIRED,
  invalid_authorization: PROVIDER_DECLINED,
  invalid_billing_agreement: {
    code: "method_unavailable",
    outcome: "declined",
    merchant:
      "The buyer's agreement with the provider is not valid any more. The buyer has to add the payment method anew.",
    shopper: "otherMethod",
  },
  invalid_business_account: {
    code: "account_restricted",
    outcome: "declined",
    merchant:
      "Your account at the provider of this payment method is deactivated. Reactivate it there, or turn the method off in Stripe.",
    shopper: "otherMethod",
  },
  invalid_customer_account: {
    code: "method_unavailable",
    outcome: "declined",
    merchant:
      "The buyer's account at the provider cannot be charged. The buyer has to put it right there, or pay another way.",
    shopper: "otherMethod",
  },
  invalid_payment_information: PROVIDER_DECLINED,
  partner_generic_decline: PROVIDER_DECLINED,
  partner_high_risk_customer: hidden(
    "The provider of the payment method takes this buyer for a high risk. Do not tell the buyer why; offer another payment method.",
  ),
  partner_payment_not_found: PROVIDER_DECLINED,
  payment_disputed: {
    code: "refund_impossible",
    outcome: "declined",
    merchant: "There is a dispute over the payment. Answer it in Stripe first.",
    shopper: "contactShop",
  },
  payment_limit_exceeded: OVER_THE_LIMIT,

  // Not on that page; what Stripe says of test cards in live mode, and of real ones in test mode.
  live_mode_test_card: TEST_AND_LIVE_MIXED,
  test_mode_live_card: TEST_AND_LIVE_MIXED,
} as const satisfies Readonly<Record<string, ErrorEntry>>;

const BY_CODE = new Map<string, ErrorEntry>(Object.entries(DECLINE_CODES));

/** What a decline code means; undefined when it is none of Stripe's documented ones. */
export function findDecline(code: string | undefined): ErrorEntry | undefined {
  return code === undefined ? undefined : BY_CODE.get(code);
}
