import type { Metadata } from "../params/metadata";
import type { ErrorFields } from "../wire/api-error";
import type { FormHash } from "../wire/form";
import type { FutureUsage, NextAction } from "./payment-intent";

export type SetupIntentStatus =
  | "canceled"
  | "processing"
  | "requires_action"
  | "requires_confirmation"
  | "requires_payment_method"
  | "succeeded";

export interface SetupIntent {
  id: string;
  object: "setup_intent";
  allowed_payment_method_types: string[] | null;
  application: null;
  automatic_payment_methods: { allow_redirects: "always" | "never"; enabled: boolean } | null;
  cancellation_reason: string | null;
  client_secret: string;
  created: number;
  customer: string | null;
  customer_account: null;
  description: string | null;
  excluded_payment_method_types: null;
  flow_directions: null;
  last_setup_error: ErrorFields | null;
  latest_attempt: null;
  livemode: boolean;
  mandate: null;
  metadata: Metadata;
  next_action: NextAction | null;
  on_behalf_of: null;
  payment_method: string | null;
  payment_method_configuration_details: null;
  payment_method_options: FormHash;
  payment_method_types: string[];
  single_use_mandate: null;
  status: SetupIntentStatus;
  usage: FutureUsage;
}
