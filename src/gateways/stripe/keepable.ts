import type Stripe from "stripe";
import { redact } from "../../lib/redact";

/**
 * What an event holds of people, and nothing here needs: who they are, where they live, how they are
 * reached, from where they paid, and what leads to any of that (receipts, pages of banks, the
 * evidence of a dispute). Ids, amounts, states, reasons, and a card's brand, country and last four
 * digits stay.
 */
const PERSONAL = new Set([
  ...["billing_details", "shipping", "shipping_details", "customer_details", "owner", "evidence"],
  ...["name", "first_name", "last_name", "email", "phone", "address", "dob", "tax_ids", "tax_id"],
  ...["account_holder_name", "cardholder_name", "verified_name", "verified_email"],
  ...["verified_phone", "verified_address", "payer_name", "payer_email", "payer_id", "buyer_id"],
  ...["customer_name", "customer_email", "customer_email_address", "customer_phone"],
  ...["customer_purchase_ip", "receipt_email", "receipt_number", "receipt_url", "fingerprint"],
  ...["instructions_email", "email_sent_to", "ip", "ip_address", "ip_address_location"],
  ...["user_agent", "session", "cashtag", "iban", "iban_last4", "bank_account_number"],
  ...["national_id", "person_id", "billing_zip", "collected_information", "custom_fields"],
]);

/**
 * Addresses that the buyer's browser opens: they carry what lets one act for the buyer, or show the
 * payment to whoever has them. With them go the codes to scan.
 */
const OPENS_SOMETHING = new Set([
  ...["next_action", "return_url", "success_url", "cancel_url", "url", "hosted_voucher_url"],
  ...["hosted_instructions_url", "redirect_to_url", "reference_number", "barcode", "qr_code"],
]);

/** An event as it may be kept for months. */
export function keepable(event: Stripe.Event): Record<string, unknown> {
  const hidden = (name: string): boolean => PERSONAL.has(name) || OPENS_SOMETHING.has(name);
  return redact(event, hidden) as Record<string, unknown>;
}
