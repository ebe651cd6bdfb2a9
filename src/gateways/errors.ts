/**
 * Everything that can go wrong with a payment, whichever gateway it is at. Closed: a new gateway
 * maps its codes onto these, and every reader (shopper, merchant, developer) knows them all.
 */
export const ERROR_CODES = [
  "card_declined",
  "insufficient_funds",
  "card_expired",
  "card_details_wrong",
  "authentication_required",
  "authentication_failed",
  "risk_blocked",
  "buyer_canceled",
  "payment_expired",
  "amount_too_small",
  "amount_too_large",
  "amount_invalid",
  "currency_unsupported",
  "method_unavailable",
  "already_paid",
  "already_refunded",
  "refund_exceeds_payment",
  "refund_impossible",
  "seller_balance_low",
  "wrong_state",
  "not_found",
  "key_invalid",
  "permission_missing",
  "account_restricted",
  "request_invalid",
  "key_reused",
  "rate_limited",
  "gateway_unavailable",
  "timed_out",
  "answer_unverified",
  "amount_mismatch",
  "keys_unreadable",
  "operation_running",
  "earlier_attempt_open",
  "never_reached",
  // Done by an earlier try of which nobody could say so.
  "done_meanwhile",
  // The gateway does not answer, so it was not asked: nothing was sent.
  "gateway_paused",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface GatewayError {
  code: ErrorCode;
  /** The gateway's own code, for the log and for a search in its documentation. */
  gatewayCode?: string;
  /** What happened and what to do, for the merchant. Never holds a secret. */
  merchantMessage: string;
  /** The same for the shopper: nothing of the merchant's affairs in it. */
  shopperMessage: string;
  /**
   * Whether the very same thing may succeed later with nothing changed: under the same key while its
   * outcome is open, as a new attempt once it was refused.
   */
  retryable: boolean;
  /** How long the gateway asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** Refused here, before anything was sent: an earlier try of the same operation is as it was. */
  nothingSent?: true;
}
