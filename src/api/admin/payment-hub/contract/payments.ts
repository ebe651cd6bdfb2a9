import type { EventView } from "./events";
import type { BreakView } from "./breaks";
import type { OrderPaymentView } from "./orders";

/** A payment as a list shows it. Amounts are decimals such as `"10.50"`. */
export interface PaymentSummary extends Omit<
  OrderPaymentView,
  "refunds" | "disputes" | "fraud_warnings" | "timeline"
> {
  /** Medusa's order of it, where it has one. */
  order: BreakView["order"];
  /** Whether another payment took its place in the session, or the session went away. */
  superseded: boolean;
  created_at: string;
}

export interface PaymentList {
  /** Newest first. */
  payments: PaymentSummary[];
  /** For `cursor`, to get what comes after these; null when nothing does. */
  next_cursor: string | null;
}

/** Something that was asked of the gateway. */
export interface PaymentAttemptView {
  id: string;
  operation: string;
  /** `sent`: no answer has come, or the server stopped before it did. */
  outcome:
    "sent" | "succeeded" | "pending" | "requires_action" | "declined" | "rejected" | "unknown";
  amount: string | null;
  /** Of the closed set of codes; null where nothing went wrong. */
  code: string | null;
  /** The gateway's own code. */
  gateway_code: string | null;
  message: string | null;
  /** The gateway's number of what it made. */
  reference: string | null;
  /** How often it was sent, under the same key. */
  tries: number;
  started_at: string;
  sent_at: string;
  finished_at: string | null;
}

/** Something that happened to a payment. */
export type PaymentStep = { at: string } & (
  | { kind: "begun" | "superseded" }
  | ({ kind: "attempt" } & Pick<
      PaymentAttemptView,
      "operation" | "outcome" | "amount" | "code" | "message"
    >)
  /** A refund that was not begun here. */
  | { kind: "refund"; amount: string; status: OrderPaymentView["refunds"][number]["status"] }
  | { kind: "dispute_opened"; amount: string; currency: string }
  | { kind: "dispute_closed"; status: OrderPaymentView["disputes"][number]["status"] }
  | { kind: "fraud_warning"; warning: string }
  | { kind: "event"; id: string; type: string; state: EventView["state"] }
);

/** What can be asked for now. */
export interface PaymentMay {
  query: boolean;
  capture: boolean;
  refund: boolean;
  cancel: boolean;
}

export interface PaymentDetails
  extends PaymentSummary, Pick<OrderPaymentView, "refunds" | "disputes" | "fraud_warnings"> {
  account_id: string;
  session_id: string | null;
  capture_method: "automatic" | "manual";
  /** Until when it can be paid, and when its authorization lapses. */
  payable_until: string | null;
  authorization_ends_at: string | null;
  /** Medusa's own payment; null while it has none. */
  medusa_payment_id: string | null;
  /** What can still be captured or refunded, as far as Medusa and the gateway have told. */
  capturable: string;
  refundable: string;
  /** Oldest first, as is the timeline. */
  attempts: PaymentAttemptView[];
  /** Newest first, at most 100. */
  events: EventView[];
  timeline: PaymentStep[];
  /** What the latest event said that is still kept, without secrets and personal data. */
  raw: Record<string, unknown> | null;
  may: PaymentMay;
}

/** What came of asking the gateway now. */
export interface QueryVerdict {
  state: EventView["state"];
  note: string | null;
}
