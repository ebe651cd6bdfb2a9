import type {
  AccountOptions,
  CaptureMethod,
  DisputeView,
  Environment,
  PaymentStatus,
} from "../../../gateways/gateway";

/** What `/admin/payment-hub` answers. The dashboard and other clients import these types. */

export interface AccountView {
  id: string;
  environment: Environment;
  /** The merchant at the gateway: Stripe's `acct_…`, Alipay's app id. */
  merchant_id: string;
  /** `retired` accounts still serve the payments that began with them. */
  status: "current" | "retired";
  /**
   * Public fields as they are, secret ones masked (`••••1234`). Stripe's has
   * `previous_webhook_secret_until`, when a webhook secret that was replaced stops verifying.
   */
  fields: Record<string, string>;
  /** False when the secrets cannot be decrypted: the keys must be entered again. */
  readable: boolean;
  /** How it takes payments; what is left out is the gateway's default. */
  options: AccountOptions;
  last_check: { checked_at: string; checks: CheckView[] } | null;
  created_at: string;
  updated_at: string;
}

export interface CheckView {
  /** Stable name, for translation: `key_valid`, `mode`, `account`, `permission_refunds`, … */
  name: string;
  ok: boolean;
  message: string;
  fix?: string;
}

export interface ProblemView {
  code: string;
  message: string;
  fix: string;
  account_id?: string;
  /** Whether payments cannot be taken because of it. */
  blocking: boolean;
}

export type GatewayState =
  /** No account for the active environment. */
  | "not_configured"
  /** Configured, but switched off. */
  | "off"
  | "sandbox"
  | "live"
  /** On, but it cannot take payments: see `problems`. */
  | "problem";

export interface GatewayView {
  id: string;
  provider_id: string;
  enabled: boolean;
  active_environment: Environment;
  capture_method: CaptureMethod;
  /** What becomes of money that comes when there is nothing left to be paid. */
  late_payments: "refund" | "hold";
  /** What a person has to see: `GET /admin/payment-hub/breaks?state=open`. */
  open_breaks: number;
  /** Whether this gateway can authorize now and capture later. */
  supports_manual_capture: boolean;
  state: GatewayState;
  accounts: AccountView[];
  problems: ProblemView[];
  /** The address to enter at the gateway; null while the store's public address is not known. */
  webhook_url: string | null;
}

/** What came of charging a saved method. */
export interface ChargeView {
  payment_session_id: string;
  /** `processing` where the bank decides later. */
  status: "authorized" | "captured" | "processing";
}

/** A refused input: HTTP 400, nothing was changed. */
export interface InvalidInputBody {
  type: "invalid_data";
  message: string;
  problems?: { field: string; message: string; fix: string }[];
}

export interface UpdateGatewayBody {
  enabled?: boolean;
  active_environment?: Environment;
  capture_method?: CaptureMethod;
  late_payments?: "refund" | "hold";
}

/** Something that a person has to see. */
export interface BreakView {
  id: string;
  kind: string;
  gateway: string;
  environment: Environment;
  /** The hub's own id of the payment it is about. */
  payment_id: string | null;
  /** Our number of that payment at the gateway. */
  order_number: string | null;
  /** Medusa's order of that payment, where it has one. */
  order: { id: string; display_id: number | null } | null;
  message: string;
  next_step: string;
  state: "open" | "resolved";
  resolution: string | null;
  /** Whether `give_back` can be asked for. */
  can_give_back: boolean;
  /** Whether an order may pay with the money: `give_back` then wants `although_ordered`. */
  may_be_ordered: boolean;
  /** Whether the money is being given back already; the entry closes by itself once it has been. */
  is_going_back: boolean;
  opened_at: string;
  resolved_at: string | null;
}

/** A gateway's event as it was received. */
export interface EventView {
  id: string;
  gateway: string;
  environment: Environment;
  account_id: string;
  /** The gateway's own id. */
  event_id: string;
  type: string;
  /** The payment's number at the gateway. */
  reference: string | null;
  /** Our number of that payment. */
  order_number: string | null;
  /** The gateway's number of a refund, dispute, … that it is about. */
  object: string | null;
  /** The last three are for a person to see. */
  state: "received" | "processed" | "ignored" | "parked" | "quarantined" | "dead";
  note: string | null;
  tries: number;
  /** Null for what is settled. */
  next_try_at: string | null;
  /** When it happened, as the gateway says. */
  occurred_at: string | null;
  received_at: string;
  processed_at: string | null;
}

export interface EventDetails extends EventView {
  /** Without secrets and personal data; null once it was kept for as long as the store wants. */
  payload: Record<string, unknown> | null;
  /** Medusa's order of the payment that it is about, where it has one. */
  order: BreakView["order"];
}

export interface EventList {
  /** Newest first. */
  events: EventView[];
  /** For `cursor`, to get what comes after these; null when nothing does. */
  next_cursor: string | null;
}

/** How many events wait for a person. */
export interface StuckEvents {
  quarantined: number;
  dead: number;
}

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

/** `environment` plus the gateway's own fields (see `credentialFields` of each gateway). */
export type CreateAccountBody = { environment: Environment } & Record<string, string>;
