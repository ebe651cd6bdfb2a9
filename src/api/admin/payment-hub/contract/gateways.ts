import type { AccountOptions, CaptureMethod, Environment } from "../../../../gateways/gateway";

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

export interface UpdateGatewayBody {
  enabled?: boolean;
  active_environment?: Environment;
  capture_method?: CaptureMethod;
  late_payments?: "refund" | "hold";
}

/** `environment` plus the gateway's own fields (see `credentialFields` of each gateway). */
export type CreateAccountBody = { environment: Environment } & Record<string, string>;
