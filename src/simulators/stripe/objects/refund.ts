import type { MinorUnits } from "../money/minor-units";
import type { Metadata } from "../params/metadata";

export type RefundStatus = "pending" | "requires_action" | "succeeded" | "failed" | "canceled";
export type RefundReason =
  "duplicate" | "fraudulent" | "requested_by_customer" | "expired_uncaptured_charge";

export interface Refund {
  id: string;
  object: "refund";
  amount: MinorUnits;
  /** Null for a release: nothing moved on the merchant's balance. */
  balance_transaction: string | null;
  charge: string;
  created: number;
  currency: string;
  customer: string | null;
  customer_account: null;
  destination_details: { type: string; [method: string]: unknown };
  failure_balance_transaction?: string;
  failure_reason?: string;
  instructions_email?: string;
  metadata: Metadata;
  next_action?: { type: string; [detail: string]: unknown };
  payment_intent: string;
  payment_method: string;
  pending_reason?: "charge_pending" | "insufficient_funds" | "processing";
  reason: RefundReason | null;
  receipt_number: null;
  source_transfer_reversal: null;
  status: RefundStatus;
  transfer_reversal: null;
}
