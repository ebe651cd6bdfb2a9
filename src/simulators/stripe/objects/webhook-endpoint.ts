import type { Metadata } from "../params/metadata";

/** The secret is not part of it: only the answer to its creation shows that. */
export interface WebhookEndpoint {
  id: string;
  object: "webhook_endpoint";
  api_version: string | null;
  application: null;
  created: number;
  description: string | null;
  enabled_events: string[];
  livemode: boolean;
  metadata: Metadata;
  status: "enabled" | "disabled";
  url: string;
}

/** A signing secret, and until when it still signs; only a rolled one ends. */
export interface SigningSecret {
  value: string;
  expiresAtMs: number | null;
}
