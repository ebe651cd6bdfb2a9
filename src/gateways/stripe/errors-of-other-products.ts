import type { ErrorEntry, ErrorsOf, StripeCode } from "./error-entry";

/** What this plugin never calls, by product; Stripe's codes are one list for all of them. */
const OTHER_PRODUCTS = {
  "its accounts and onboarding": [
    ...(["account_country_invalid_address", "account_token_required_for_v2_account"] as const),
    "account_error_country_change_requires_additional_steps",
    "ownership_declaration_not_allowed",
    "siret_invalid",
  ],
  Connect: [
    ...(["application_fees_not_allowed", "not_allowed_on_standard_account"] as const),
    ...(["platform_account_required", "transfers_not_allowed"] as const),
    ...(["storer_capability_missing", "storer_capability_not_active"] as const),
    "transfer_source_balance_parameters_mismatch",
  ],
  payouts: [
    ...(["payouts_limit_exceeded", "payouts_not_allowed"] as const),
    ...(["payout_reconciliation_not_ready", "balance_invalid_parameter"] as const),
    ...(["instant_payouts_config_disabled", "instant_payouts_currency_disabled"] as const),
    ...(["instant_payouts_limit_exceeded", "instant_payouts_unsupported"] as const),
  ],
  "Financial Accounts and Issuing": [
    "financial_account_balance_does_not_support_currency",
    "financial_account_capability_not_enabled",
    "financial_account_capability_restricted",
    "cardholder_phone_number_required",
    "return_intent_already_processed",
  ],
  "Financial Connections": [
    "financial_connections_consent_locale_invalid",
    "financial_connections_consent_locale_unsupported",
    "financial_connections_no_successful_transaction_refresh",
  ],
  "its forwarding of card data": [
    ...(["forwarding_api_inactive", "forwarding_api_invalid_parameter"] as const),
    ...(["forwarding_api_retryable_upstream_error", "forwarding_api_upstream_error"] as const),
    "forwarding_api_upstream_connection_error",
    "forwarding_api_upstream_connection_timeout",
  ],
  "Billing and Invoicing": [
    ...(["coupon_expired", "customer_max_subscriptions"] as const),
    ...(["invalid_canceled_subscription_fields", "invoice_no_customer_line_items"] as const),
    ...(["invoice_no_payment_method_types", "invoice_no_subscription_line_items"] as const),
    ...(["invoice_not_editable", "invoice_on_behalf_of_not_editable"] as const),
    ...(["invoice_payment_intent_requires_action", "invoice_upcoming_none"] as const),
    "service_period_coupon_with_metered_tiered_item_unsupported",
    "subscription_update_trial_after_billing_cycle_anchor",
  ],
  Tax: [
    ...(["customer_tax_location_invalid", "failed_tax_calculation"] as const),
    ...(["invalid_tax_location", "stripe_tax_inactive", "tax_id_invalid"] as const),
    ...(["tax_id_prohibited", "taxes_calculation_failed"] as const),
  ],
  "its orders and products": [
    ...(["out_of_inventory", "product_inactive", "sku_inactive"] as const),
    ...(["shipping_address_invalid", "shipping_calculation_failed"] as const),
  ],
  "disputes and Radar": [
    ...(["dispute_evidence_page_limit_exceeded", "smart_disputes_not_available"] as const),
    "payment_evaluation_on_api_version_not_supported",
  ],
  Terminal: [
    ...(["terminal_location_country_unsupported", "terminal_reader_busy"] as const),
    ...(["terminal_reader_hardware_fault", "terminal_reader_offline"] as const),
    "terminal_reader_invalid_location_for_activation",
    "terminal_reader_invalid_location_for_payment",
    "terminal_reader_timeout",
  ],
} as const satisfies Record<string, readonly StripeCode[]>;

type OtherCode = (typeof OTHER_PRODUCTS)[keyof typeof OTHER_PRODUCTS][number];

function ofProduct(product: string): ErrorEntry {
  return {
    code: "request_invalid",
    outcome: "rejected",
    merchant: `Stripe answered with an error of ${product}, which is not used here. Look at the request in Stripe's dashboard (Developers → Logs), and report it to us.`,
    shopper: "contactShop",
    quoteStripe: true,
  };
}

export const OTHER_PRODUCT_ERRORS = Object.fromEntries(
  Object.entries(OTHER_PRODUCTS).flatMap(([product, codes]) =>
    codes.map((code) => [code, ofProduct(product)]),
  ),
) as ErrorsOf<OtherCode>;
