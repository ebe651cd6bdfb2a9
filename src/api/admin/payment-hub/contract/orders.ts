import type { DisputeView, Environment, PaymentStatus } from "../../../../gateways/gateway";
import type { PaymentStep } from "./payments";

/** What the hub knows of a payment of an order. Amounts are decimals such as `"10.50"`. */
export interface OrderPaymentView {
  /** The hub's own id. */
  id: string;
  gateway: string;
  environment: Environment;
  /** The gateway's handle on it; null until it has answered. */
  reference: string | null;
  /** Our number of it at the gateway. */
  order_number: string;
  status: PaymentStatus;
  amount: string;
  captured: string;
  refunded: string;
  currency: string;
  /** Those begun at the gateway too, oldest first. */
  refunds: OrderRefundView[];
  disputes: OrderDisputeView[];
  fraud_warnings: OrderFraudWarningView[];
  /** What happened to it, oldest first; the gateway's reports left out. */
  timeline: PaymentStep[];
  /** What a person has to see: `GET /admin/payment-hub/breaks?payment_id=…`. */
  open_breaks: number;
}

export interface OrderRefundView {
  id: string;
  amount: string;
  /** Medusa has a row of it once it has succeeded. */
  status: "pending" | "succeeded" | "failed";
  reference: string | null;
  /** Why it failed. */
  failure: string | null;
  /** When it was taken out of Medusa again, because it failed after all. */
  reversed_at: string | null;
  created_at: string;
}

export interface OrderDisputeView {
  id: string;
  reference: string;
  status: DisputeView["status"];
  amount: string;
  currency: string;
  reason: string;
  /** Until when it can be answered. */
  respond_by: string | null;
  funds_withdrawn: boolean;
  opened_at: string;
  closed_at: string | null;
}

export interface OrderFraudWarningView {
  id: string;
  reference: string;
  kind: string;
  /** Whether a refund now can still keep a dispute away. */
  actionable: boolean;
  warned_at: string;
}

/** What came of charging a saved method. */
export interface ChargeView {
  payment_session_id: string;
  /** `processing` where the bank decides later. */
  status: "authorized" | "captured" | "processing";
}
