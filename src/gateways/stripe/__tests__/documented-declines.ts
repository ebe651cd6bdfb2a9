const words = (text: string): string[] => text.trim().split(/\s+/);

/** https://docs.stripe.com/declines/codes, as of April 2026: "Card decline codes". */
export const CARD_DECLINES = words(`
  authentication_required authentication_not_handled approve_with_id call_issuer card_not_supported
  card_velocity_exceeded currency_not_supported do_not_honor do_not_try_again duplicate_transaction
  expired_card fraudulent generic_decline incorrect_address incorrect_cvc incorrect_number
  incorrect_pin incorrect_zip insufficient_funds invalid_account invalid_amount invalid_cvc
  invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available lost_card
  merchant_blacklist new_account_information_available no_action_taken not_permitted
  offline_pin_required online_or_offline_pin_required pickup_card pin_try_exceeded processing_error
  reenter_transaction restricted_card revocation_of_all_authorizations revocation_of_authorization
  security_violation service_not_allowed stolen_card stop_payment_order testmode_decline
  transaction_not_allowed try_again_later withdrawal_count_limit_exceeded
  mobile_device_authentication_required
`);

/** The same page: "Local payment method decline codes". */
export const OTHER_DECLINES = words(`
  partner_generic_decline invalid_customer_account payment_limit_exceeded invalid_billing_agreement
  expired_card processing_error insufficient_funds currency_not_supported invalid_amount
  invalid_business_account partner_high_risk_customer compliance_violation payment_disputed
  invalid_authorization invalid_payment_information partner_payment_not_found
  expired_payment_information duplicate_transaction
`);

/** Not on that page: what Stripe answers to a test card in live mode, and the other way round. */
export const UNLISTED_DECLINES = ["live_mode_test_card", "test_mode_live_card"];

/** The same page: "Don't report more detailed information", "reported lost or stolen". */
export const TOLD_TO_NOBODY = words(`
  fraudulent lost_card merchant_blacklist pickup_card restricted_card stolen_card
`);
