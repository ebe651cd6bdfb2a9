import type { ErrorEntry, ErrorsOf } from "./error-entry";

const DISPUTED: ErrorEntry = {
  code: "refund_impossible",
  outcome: "rejected",
  merchant:
    "The buyer disputes this payment, so the money is with the buyer's bank. Accept or answer the dispute in Stripe instead of refunding.",
  shopper: "contactShop",
};

/** Stripe gives this one no code; only the sentence tells. */
export const REFUND_TOO_LARGE: ErrorEntry = {
  code: "refund_exceeds_payment",
  outcome: "rejected",
  merchant:
    "The refund is larger than what is left of the payment. Refund no more than the rest; refunds made in Stripe's dashboard count too.",
  shopper: "contactShop",
};

/** Giving money back. */
export const REFUND_ERRORS = {
  charge_already_refunded: {
    code: "already_refunded",
    outcome: "rejected",
    merchant: "This payment has been refunded in full already. There is nothing left to refund.",
    shopper: "refunded",
  },
  charge_disputed: DISPUTED,
  refund_disputed_payment: DISPUTED,
  charge_not_refundable: {
    code: "refund_impossible",
    outcome: "rejected",
    merchant:
      "Stripe does not refund this payment (its method allows none, or its time is over). Return the money another way.",
    shopper: "contactShop",
  },
  balance_insufficient: {
    code: "seller_balance_low",
    outcome: "rejected",
    merchant:
      "The balance in Stripe does not cover this. Add funds in Stripe's dashboard (Balances → Add to balance), then repeat it.",
    shopper: "contactShop",
    retryable: true,
  },
} as const satisfies Partial<ErrorsOf>;
