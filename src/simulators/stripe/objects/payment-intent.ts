import type { MinorUnits } from "../money/minor-units";
import type { Shipping } from "../params/address";
import type { Metadata } from "../params/metadata";
import type { ErrorFields } from "../wire/api-error";
import type { FormHash } from "../wire/form";

export type IntentStatus =
  | "canceled"
  | "processing"
  | "requires_action"
  | "requires_capture"
  | "requires_confirmation"
  | "requires_payment_method"
  | "succeeded";

export type CaptureMethod = "automatic" | "automatic_async" | "manual";
export type FutureUsage = "off_session" | "on_session";

export interface NextAction {
  type: string;
  [detail: string]: unknown;
}

/** As on the wire, with every expandable field as an id. */
export interface PaymentIntent {
  id: string;
  object: "payment_intent";
  allowed_payment_method_types: string[] | null;
  amount: MinorUnits;
  amount_capturable: MinorUnits;
  amount_details: { tip: Record<string, never> };
  amount_received: MinorUnits;
  application: null;
  application_fee_amount: null;
  automatic_payment_methods: { allow_redirects: "always" | "never"; enabled: boolean } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: CaptureMethod;
  client_secret: string;
  confirmation_method: "automatic" | "manual";
  created: number;
  currency: string;
  customer: string | null;
  customer_account: null;
  description: string | null;
  excluded_payment_method_types: string[] | null;
  last_payment_error: ErrorFields | null;
  latest_charge: string | null;
  livemode: boolean;
  managed_payments: null;
  metadata: Metadata;
  next_action: NextAction | null;
  on_behalf_of: null;
  payment_method: string | null;
  payment_method_configuration_details: { id: string; parent: null } | null;
  payment_method_options: FormHash;
  payment_method_types: string[];
  payment_record: null;
  processing: { type: "card"; card: Record<string, never> } | null;
  receipt_email: string | null;
  review: null;
  setup_future_usage: FutureUsage | null;
  shipping: Shipping | null;
  source: null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
  transfer_data: null;
  transfer_group: string | null;
}
