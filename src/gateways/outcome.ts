import type { GatewayError } from "./errors";

/**
 * What came of an operation at a gateway: a closed set, never an exception.
 *
 * - `succeeded`: done, `value` says what the gateway now holds.
 * - `pending`: taken, the gateway finishes it later and tells us.
 * - `requires_action`: the shopper must do something first (3-D Secure, scan, log in).
 * - `declined`: the issuer, the buyer's bank or a risk rule said no; another try may succeed.
 * - `rejected`: the request itself cannot be done; the same request will never succeed.
 * - `unknown`: nobody can say yet whether it happened. Settled by asking the gateway for what
 *   `ask` names, never by guessing, and never sent again under another key.
 *
 * `left` is the gateway's handle on an unpaid payment that it keeps of a refusal, for the caller to
 * cancel: that is another operation, with a place of its own in the journal.
 */
export type Outcome<T> =
  | { outcome: "succeeded"; value: T }
  | { outcome: "pending"; value: T }
  | { outcome: "requires_action"; value: T }
  | { outcome: "declined"; error: GatewayError; left?: string }
  | { outcome: "rejected"; error: GatewayError; left?: string }
  | { outcome: "unknown"; error: GatewayError; ask: AskLater };

export type OutcomeKind = Outcome<unknown>["outcome"];

/** What to ask the gateway for once it answers again. */
export interface AskLater {
  /** The payment at the gateway or, where none is known yet, our order number. */
  paymentReference?: string;
  orderNumber?: string;
  /** The refund's own number at the gateway, when a refund is in doubt. */
  refundReference?: string;
}

export function succeeded<T>(value: T): Outcome<T> {
  return { outcome: "succeeded", value };
}

/** True when the gateway holds a result, whether final or not. */
export function hasValue<T>(outcome: Outcome<T>): outcome is Extract<Outcome<T>, { value: T }> {
  return "value" in outcome;
}
