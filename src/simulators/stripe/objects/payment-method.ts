import type { BillingDetails } from "../params/address";
import type { Metadata } from "../params/metadata";

export interface CardDetails {
  brand: string;
  checks: {
    address_line1_check: null;
    address_postal_code_check: null;
    cvc_check: "pass" | "fail" | "unchecked";
  };
  country: string;
  display_brand: string;
  exp_month: number;
  exp_year: number;
  fingerprint: string;
  funding: "credit" | "debit" | "prepaid";
  generated_from: null;
  last4: string;
  networks: { available: string[]; preferred: null };
  regulated_status: "unregulated";
  three_d_secure_usage: { supported: boolean };
  wallet: null;
}

export interface PaymentMethod {
  id: string;
  object: "payment_method";
  allow_redisplay: "always" | "limited" | "unspecified";
  billing_details: BillingDetails;
  card?: CardDetails;
  created: number;
  customer: string | null;
  customer_account: null;
  livemode: boolean;
  metadata: Metadata;
  type: string;
  /** Under the type's own name, what that method tells about itself. */
  [method: string]: unknown;
}
