import type { ErrorEntry, ErrorsOf } from "./error-entry";

export const KEY_INVALID: ErrorEntry = {
  code: "key_invalid",
  outcome: "rejected",
  merchant:
    "Stripe does not accept the secret key. Copy it again from Stripe (Developers → API keys) into the account's settings.",
  shopper: "contactShop",
};

const KEY_EXPIRED: ErrorEntry = {
  code: "key_invalid",
  outcome: "rejected",
  merchant:
    "The secret key has expired or was rolled. Copy the new one from Stripe (Developers → API keys) into the account's settings.",
  shopper: "contactShop",
};

export const PERMISSION_MISSING: ErrorEntry = {
  code: "permission_missing",
  outcome: "rejected",
  merchant:
    "The key lacks a permission that this needs. Edit the key in Stripe (Developers → API keys).",
  shopper: "contactShop",
  quoteStripe: true,
};

const ACCOUNT_RESTRICTED: ErrorEntry = {
  code: "account_restricted",
  outcome: "rejected",
  merchant:
    "Stripe does not let the account do this at present. See what it asks for in its dashboard, or ask Stripe's support.",
  shopper: "contactShop",
  quoteStripe: true,
};

export const RATE_LIMITED: ErrorEntry = {
  code: "rate_limited",
  outcome: "rejected",
  merchant: "Stripe limits the rate of requests at the moment. Try again shortly.",
  shopper: "later",
  retryable: true,
};

export const KEY_REUSED: ErrorEntry = {
  code: "key_reused",
  outcome: "rejected",
  merchant:
    "The same operation was sent with other parameters; nothing was changed. Look at the payment's present state first.",
  shopper: "tryAgain",
};

export const REFUSED: ErrorEntry = {
  code: "request_invalid",
  outcome: "rejected",
  merchant: "Stripe refused the request. Report it to us if the order looks right.",
  shopper: "contactShop",
  quoteStripe: true,
};

const NOT_FOUND: ErrorEntry = {
  code: "not_found",
  outcome: "rejected",
  merchant:
    "Stripe does not know this object. It may belong to another account or mode; check which account is set up.",
  shopper: "tryAgain",
};

const MODES_MIXED: ErrorEntry = {
  code: "request_invalid",
  outcome: "rejected",
  merchant:
    "Test and live objects were mixed. Check that keys, customers and payments are all of the same mode.",
  shopper: "contactShop",
};

/** Who is asking and how: keys, limits, the form of the request. */
export const ACCESS_ERRORS = {
  api_key_expired: KEY_EXPIRED,
  platform_api_key_expired: KEY_EXPIRED,
  secret_key_required: {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "This is a publishable key (`pk_…`). Paste the secret key into the account's settings; it starts with `sk_` or `rk_`.",
    shopper: "contactShop",
  },
  account_invalid: KEY_INVALID,
  livemode_mismatch: MODES_MIXED,
  testmode_charges_only: {
    code: "account_restricted",
    outcome: "rejected",
    merchant:
      "The account cannot take live payments yet. Finish its activation in Stripe's dashboard.",
    shopper: "contactShop",
  },
  tls_version_unsupported: {
    code: "request_invalid",
    outcome: "rejected",
    merchant: "This server's TLS is too old for Stripe. Update Node.js and the system it runs on.",
    shopper: "contactShop",
  },
  capability_not_active: ACCOUNT_RESTRICTED,
  request_blocked: ACCOUNT_RESTRICTED,
  anomalous_money_movement_request: {
    code: "account_restricted",
    outcome: "rejected",
    merchant:
      "Stripe's anomaly detection blocked the request. If it was meant, turn the detection off in Stripe (Developers → API keys → Anomaly detection) and repeat it.",
    shopper: "contactShop",
  },
  action_blocked: {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "A rule of the account blocks this. Change it in Stripe (Settings → Approvals), or use a key that it does not apply to.",
    shopper: "contactShop",
  },
  // Stripe does it by itself once it is approved: https://docs.stripe.com/account/approvals
  approval_required: {
    code: "operation_running",
    outcome: "unknown",
    merchant: "Stripe waits for a second person. Approve or deny it in Stripe's dashboard.",
    shopper: "checking",
    retryable: true,
  },
  progressive_onboarding_limit_exceeded: ACCOUNT_RESTRICTED,
  rate_limit: RATE_LIMITED,
  payment_intent_rate_limit_exceeded: {
    ...RATE_LIMITED,
    merchant:
      "This payment was changed too often for Stripe. Wait a few minutes, or have the buyer start another one.",
  },
  // Turned away before it began, and so not kept under the key: nothing has happened.
  lock_timeout: {
    ...RATE_LIMITED,
    merchant: "Stripe is busy with another request on this payment. Try again in a few seconds.",
  },
  // The first call under this key is still on its way: its outcome is open.
  idempotency_key_in_use: {
    code: "gateway_unavailable",
    outcome: "unknown",
    merchant: "Stripe is still working on the first call of this operation.",
    shopper: "checking",
    retryable: true,
  },
  resource_missing: NOT_FOUND,
  missing: NOT_FOUND,
  resource_already_exists: { ...REFUSED, code: "wrong_state" },
  parameter_invalid_empty: REFUSED,
  parameter_invalid_integer: REFUSED,
  parameter_invalid_string_blank: REFUSED,
  parameter_invalid_string_empty: REFUSED,
  parameter_missing: REFUSED,
  parameter_unknown: REFUSED,
  parameters_exclusive: REFUSED,
  invalid_characters: REFUSED,
  country_code_invalid: REFUSED,
  email_invalid: {
    code: "request_invalid",
    outcome: "rejected",
    merchant: "Stripe does not take the customer's email address. Correct it on the customer.",
    shopper: "contactShop",
  },
  url_invalid: {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Stripe does not take one of the store's addresses. Check the public address in the settings.",
    shopper: "contactShop",
    quoteStripe: true,
  },
} as const satisfies Partial<ErrorsOf>;
