import type { Environment } from "../../../../gateways/gateway";
import type { BreakView } from "./breaks";

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
