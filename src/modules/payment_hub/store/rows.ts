import type {
  AccountCheck,
  AccountOptions,
  CaptureMethod,
  CreatePayment,
  DisputeView,
  Environment,
  PaymentStatus,
} from "../../../gateways/gateway";
import type { OutcomeKind } from "../../../gateways/outcome";

/** Rows as PostgreSQL gives them: `bigint` comes as a string, so no amount is ever a float. */

export interface SettingRow {
  id: string;
  enabled: boolean;
  active_environment: Environment;
  capture_method: CaptureMethod;
  late_payments: "refund" | "hold";
}

export interface AccountRow {
  id: string;
  gateway: string;
  environment: Environment;
  merchant_id: string;
  status: "current" | "retired";
  public_fields: Record<string, string>;
  secrets: string;
  key_id: string;
  masked_fields: Record<string, string>;
  options: AccountOptions;
  version: number;
  last_check: { checked_at: string; checks: AccountCheck[] } | null;
  created_at: Date;
  updated_at: Date;
}

export interface PaymentRow {
  id: string;
  session_id: string | null;
  gateway: string;
  environment: Environment;
  account_id: string;
  order_number: string;
  reference: string | null;
  currency: string;
  amount: string;
  cut_off: string;
  capture_method: CaptureMethod;
  status: PaymentStatus;
  failed_try: string | null;
  captured: string;
  refunded: string;
  capturable: string | null;
  payable_until: Date | null;
  authorization_ends_at: Date | null;
  superseded_at: Date | null;
  next_look_at: Date | null;
  looks: number;
  settled_at: Date | null;
  busy_until: Date | null;
  order_refusals: number;
  order_refused_at: Date | null;
  announced: string | null;
  created_at: Date;
}

/** A charge that was asked for; `request` is what was sent, without number, amount and key. */
export interface ChargeRow {
  id: string;
  payment_collection_id: string;
  payment_method: string;
  payment_id: string | null;
  request: ChargeRequest | null;
  asked_at: Date;
  used_at: Date | null;
}

/** What is sent with a charge besides what its payment's row holds. */
export type ChargeRequest = Omit<
  CreatePayment,
  "orderNumber" | "amount" | "captureMethod" | "offSession" | "idempotencyKey"
>;

/** What a person said when asking for a refund in Medusa. */
export interface MedusaRowWords {
  note?: string;
  created_by?: string;
  refund_reason_id?: string;
}

export interface AttemptRow {
  id: string;
  payment_id: string | null;
  account_id: string;
  gateway: string;
  environment: Environment;
  operation: string;
  logical_key: string;
  idempotency_key: string;
  currency: string | null;
  amount: string | null;
  digest: string;
  outcome: "sent" | OutcomeKind;
  error_code: string | null;
  gateway_code: string | null;
  message: string | null;
  reference: string | null;
  tries: number;
  captured_before: string | null;
  parts: { capture: string; amount: string }[] | null;
  medusa_id: string | null;
  medusa_row: MedusaRowWords | null;
  asks: number;
  next_ask_at: Date | null;
  started_at: Date;
  sent_at: Date;
  untold: boolean;
  finished_at: Date | null;
}

export interface RefundRow {
  id: string;
  payment_id: string;
  account_id: string;
  number: string | null;
  reference: string | null;
  currency: string;
  amount: string;
  status: "pending" | "succeeded" | "failed";
  failure: string | null;
  medusa_refund_id: string | null;
  reversed_at: Date | null;
  announced: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface DisputeRow {
  id: string;
  payment_id: string;
  account_id: string;
  gateway: string;
  environment: Environment;
  reference: string;
  currency: string;
  amount: string;
  status: DisputeView["status"];
  reason: string;
  respond_by: Date | null;
  funds_withdrawn: boolean;
  opened_at: Date;
  closed_at: Date | null;
  announced: string | null;
}

export interface FraudWarningRow {
  id: string;
  payment_id: string;
  account_id: string;
  gateway: string;
  environment: Environment;
  reference: string;
  kind: string;
  actionable: boolean;
  warned_at: Date;
  announced: string | null;
}

export interface BreakRow {
  id: string;
  kind: string;
  subject: string;
  gateway: string;
  environment: Environment;
  payment_id: string | null;
  message: string;
  next_step: string;
  state: "open" | "resolved";
  resolution: string | null;
  opened_at: Date;
  resolved_at: Date | null;
  updated_at: Date;
}

export interface EventRow {
  id: string;
  gateway: string;
  environment: Environment;
  account_id: string;
  event_id: string;
  type: string;
  reference: string | null;
  order_number: string | null;
  object: string | null;
  payload: Record<string, unknown> | null;
  state: "received" | "processed" | "ignored" | "parked" | "quarantined" | "dead";
  note: string | null;
  tries: number;
  outages: number;
  next_try_at: Date;
  occurred_at: Date | null;
  processed_at: Date | null;
  created_at: Date;
}

export interface CustomerRow {
  id: string;
  customer_id: string;
  account_id: string;
  reference: string;
}
