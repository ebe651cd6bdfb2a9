import type { MinorUnits } from "../money/minor-units";
import type { BillingDetails, Shipping } from "../params/address";
import type { Metadata } from "../params/metadata";

export interface ChargeOutcome {
  advice_code: string | null;
  network_advice_code: null;
  network_decline_code: string | null;
  network_status: "approved_by_network" | "declined_by_network" | "not_sent_to_network";
  reason: string | null;
  risk_level: "normal" | "highest";
  risk_score: number;
  seller_message: string;
  type: "authorized" | "issuer_declined" | "blocked";
}

/** `type`, and under its name what that method says about the payment. */
export interface PaymentMethodDetails {
  type: string;
  [method: string]: unknown;
}

export interface Charge {
  id: string;
  object: "charge";
  amount: MinorUnits;
  amount_captured: MinorUnits;
  amount_refunded: MinorUnits;
  application: null;
  application_fee: null;
  application_fee_amount: null;
  balance_transaction: string | null;
  billing_details: BillingDetails;
  calculated_statement_descriptor: string | null;
  captured: boolean;
  created: number;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_balance_transaction: null;
  failure_code: string | null;
  failure_message: string | null;
  fraud_details: Record<string, string>;
  livemode: boolean;
  metadata: Metadata;
  on_behalf_of: null;
  outcome: ChargeOutcome | null;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: PaymentMethodDetails;
  receipt_email: string | null;
  receipt_number: null;
  receipt_url: string | null;
  refunded: boolean;
  review: null;
  shipping: Shipping | null;
  source: null;
  source_transfer: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: "failed" | "pending" | "succeeded";
  transfer_data: null;
  transfer_group: string | null;
}
