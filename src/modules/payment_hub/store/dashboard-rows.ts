import type { Environment } from "../../../gateways/gateway";

/** Rows of what people set and see in the dashboard alone. */

/** What the merchant chose for all gateways together. */
export interface StoreSettingRow {
  public_url: string | null;
  alerts_on: boolean;
  /** In percent. */
  alert_threshold: number;
  alert_window_minutes: number;
  alert_min_payments: number;
}

export interface RightRow {
  user_id: string;
  owner: boolean;
  manage: boolean;
  refund: boolean;
  view: boolean;
}

/** What a field was and became; of a secret only that it changed. */
export type AuditChange = { from: unknown; to: unknown } | "changed";

export interface AuditRow {
  id: string;
  actor_id: string;
  actor_type: string;
  actor: string;
  action: string;
  gateway: string | null;
  environment: Environment | null;
  account_id: string | null;
  subject: string | null;
  changes: Record<string, AuditChange>;
  created_at: Date;
}

export interface WebhookHealthRow {
  id: string;
  gateway: string;
  environment: Environment | null;
  account_id: string | null;
  kind: "received" | "refused" | "tested";
  reason: string | null;
  message: string | null;
  event_type: string | null;
  count: number;
  last_at: Date;
}

export interface KeyDraftRow {
  id: string;
  gateway: string;
  environment: Environment;
  public_key: string;
  secrets: string;
  key_id: string;
  created_by: string;
  expires_at: Date;
}

export interface RegionMethodRow {
  region_id: string;
  provider_id: string;
  position: number;
  label: string | null;
}

export interface AlertRow {
  id: string;
  kind: string;
  gateway: string;
  environment: Environment;
  /** In percent, as is the threshold. */
  value: number;
  threshold: number;
  opened_at: Date;
  closed_at: Date | null;
}
