import type { ErrorEntry, ErrorsOf } from "./error-entry";

const ACCOUNT_UNUSABLE: ErrorEntry = {
  code: "method_unavailable",
  outcome: "declined",
  merchant:
    "The buyer's bank account cannot be debited (closed, blocked, or not open to this kind of debit). The buyer has to pay another way.",
  shopper: "bankAccount",
};

const DETAILS_WRONG: ErrorEntry = {
  code: "method_unavailable",
  outcome: "declined",
  merchant: "The details of the buyer's bank account are wrong. The buyer has to correct them.",
  shopper: "bankAccount",
};

const MANDATE_INVALID: ErrorEntry = {
  code: "method_unavailable",
  outcome: "declined",
  merchant:
    "The buyer's mandate for debits is not valid, or was revoked. The buyer has to give a new one by paying again.",
  shopper: "bankAccount",
};

const NOT_VERIFIED: ErrorEntry = {
  code: "authentication_required",
  outcome: "declined",
  merchant:
    "The buyer's bank account is not verified. The buyer has to finish verifying it, or pay another way.",
  shopper: "bankAccount",
};

const VERIFICATION_FAILED: ErrorEntry = {
  code: "authentication_failed",
  outcome: "declined",
  merchant:
    "The buyer's bank account could not be verified. The buyer has to begin anew, or pay another way.",
  shopper: "bankAccount",
};

/** Direct debits and bank transfers: the account that is debited, and its verification. */
export const BANK_ERRORS = {
  account_closed: ACCOUNT_UNUSABLE,
  bank_account_declined: ACCOUNT_UNUSABLE,
  bank_account_restricted: ACCOUNT_UNUSABLE,
  bank_account_unusable: ACCOUNT_UNUSABLE,
  debit_not_authorized: ACCOUNT_UNUSABLE,
  payment_method_bank_account_blocked: ACCOUNT_UNUSABLE,
  refer_to_customer: ACCOUNT_UNUSABLE,
  sepa_unsupported_account: ACCOUNT_UNUSABLE,
  financial_connections_account_inactive: ACCOUNT_UNUSABLE,
  financial_connections_account_unavailable_account_numbers: ACCOUNT_UNUSABLE,
  account_information_mismatch: DETAILS_WRONG,
  account_number_invalid: DETAILS_WRONG,
  bank_account_bad_routing_numbers: DETAILS_WRONG,
  clearing_code_unsupported: DETAILS_WRONG,
  no_account: DETAILS_WRONG,
  routing_number_invalid: DETAILS_WRONG,
  billing_invalid_mandate: MANDATE_INVALID,
  payment_intent_mandate_invalid: MANDATE_INVALID,
  setup_intent_mandate_invalid: MANDATE_INVALID,
  india_recurring_payment_mandate_canceled: MANDATE_INVALID,
  acss_debit_session_incomplete: NOT_VERIFIED,
  bank_account_unverified: NOT_VERIFIED,
  financial_connections_account_pending_account_numbers: NOT_VERIFIED,
  intent_verification_method_missing: NOT_VERIFIED,
  bank_account_verification_failed: VERIFICATION_FAILED,
  payment_method_microdeposit_failed: VERIFICATION_FAILED,
  payment_method_microdeposit_verification_amounts_invalid: VERIFICATION_FAILED,
  payment_method_microdeposit_verification_amounts_mismatch: VERIFICATION_FAILED,
  payment_method_microdeposit_verification_attempts_exceeded: VERIFICATION_FAILED,
  payment_method_microdeposit_verification_descriptor_code_mismatch: VERIFICATION_FAILED,
  payment_method_microdeposit_verification_timeout: VERIFICATION_FAILED,
  payment_method_microdeposit_processing_error: { ...VERIFICATION_FAILED, retryable: true },
  bank_account_exists: {
    code: "wrong_state",
    outcome: "rejected",
    merchant: "This bank account is saved with the customer already. Use the one that is there.",
    shopper: "tryAgain",
  },
  payment_method_bank_account_already_verified: {
    code: "wrong_state",
    outcome: "rejected",
    merchant: "This bank account is verified already. Go on with the payment.",
    shopper: "tryAgain",
  },
  invalid_mandate_reference_prefix_format: {
    code: "request_invalid",
    outcome: "rejected",
    merchant: "The prefix of mandate references is malformed. Correct it in Stripe's dashboard.",
    shopper: "otherMethod",
    quoteStripe: true,
  },
} as const satisfies Partial<ErrorsOf>;
