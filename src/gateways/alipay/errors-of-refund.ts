import type { ErrorEntry } from "./error-entry";

/** Giving money back. Each may also be the answer to a second copy of a refund that was made. */
export const REFUND_ERRORS: readonly ErrorEntry[] = [
  {
    code: "key_reused",
    outcome: "rejected",
    merchant:
      "This refund number was already used at Alipay with another amount. Look at the payment's refunds in Alipay before you refund again.",
    shopper: "contactShop",
    codes: ["DISCORDANT_REPEAT_REQUEST"],
  },
  {
    code: "refund_exceeds_payment",
    outcome: "rejected",
    merchant:
      "The refund is more than what is left of the payment. Refund no more than the rest that Alipay shows.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["REASON_TRADE_REFUND_FEE_ERR", "REFUND_AMT_NOT_EQUAL_TOTAL", "REFUND_FEE_ERROR"],
  },
  {
    code: "refund_impossible",
    outcome: "rejected",
    merchant:
      "Alipay takes no refund of this payment any more (its refund period is over, or the contract excludes it). Pay the buyer back another way.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: [
      ...["TRADE_HAS_FINISHED", "TRADE_NOT_ALLOW_REFUND", "NOT_ALLOW_PARTIAL_REFUND"],
      ...["ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", "REASON_TRADE_BEEN_FREEZEN"],
    ],
  },
  {
    code: "refund_impossible",
    outcome: "rejected",
    merchant:
      "The buyer's Alipay account cannot be used (closed, or another one by now). Settle with the buyer another way.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: [
      ...["BUYER_NOT_EXIST", "BUYER_ERROR", "USER_NOT_MATCH_ERR", "REFUND_ACCOUNT_NOT_EXIST"],
      ...["CUSTOMER_VALIDATE_ERROR"],
    ],
  },
  {
    code: "refund_impossible",
    outcome: "rejected",
    merchant:
      "The payment was shared with other accounts, or refunds are advanced by one, and that account is not set up for it. Make this refund in Alipay's merchant portal.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: [
      ...["ALLOC_AMOUNT_VALIDATE_ERROR", "REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST"],
      ...["REFUNDALLOC_UNAUTH_LIMIT", "OVERDRAFT_ASSIGN_ACCOUNT_INVALID"],
      ...["OVERDRAFT_AGREEMENT_NOT_MATCH"],
    ],
  },
  {
    code: "seller_balance_low",
    outcome: "rejected",
    merchant:
      "The merchant's Alipay balance does not cover the refund. Top it up, then repeat this same refund.",
    shopper: "contactShop",
    retryable: true,
    codes: ["SELLER_BALANCE_NOT_ENOUGH"],
  },
  {
    code: "gateway_unavailable",
    outcome: "unknown",
    merchant:
      "Alipay could not give back its own fee and asks to repeat the refund later. It is asked again.",
    shopper: "checking",
    retryable: true,
    codes: ["REFUND_CHARGE_ERROR"],
  },
];
