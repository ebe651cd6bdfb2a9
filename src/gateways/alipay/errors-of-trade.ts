import type { ErrorEntry } from "./error-entry";

/** The payment, the refund and the buyer. */
export const TRADE_ERRORS: readonly ErrorEntry[] = [
  {
    code: "not_found",
    outcome: "rejected",
    merchant:
      "Alipay has no payment under this number: the buyer never scanned or logged in, or it belongs to another account.",
    shopper: "startAgain",
    codes: ["TRADE_NOT_EXIST"],
  },
  {
    code: "already_paid",
    outcome: "rejected",
    merchant: "The buyer has already paid this order at Alipay.",
    shopper: "paid",
    codes: ["TRADE_HAS_SUCCESS"],
  },
  {
    code: "payment_expired",
    outcome: "rejected",
    merchant: "The payment is closed at Alipay: its time ran out, or it was refunded in full.",
    shopper: "startAgain",
    mayFollowSuccess: true,
    codes: ["TRADE_HAS_CLOSE", "NOW_TIME_AFTER_EXPIRE_TIME_ERROR"],
  },
  {
    code: "key_reused",
    outcome: "rejected",
    merchant: "This order number was already used at Alipay with another amount or title.",
    shopper: "startAgain",
    codes: ["CONTEXT_INCONSISTENT", "TRADE_BUYER_NOT_MATCH"],
  },
  {
    code: "key_reused",
    outcome: "rejected",
    merchant: "This refund number was already used at Alipay with another amount.",
    shopper: "contactShop",
    codes: ["DISCORDANT_REPEAT_REQUEST"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "Alipay does not allow this in the payment's present state. Look at it in Alipay first.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID"],
  },
  {
    code: "refund_exceeds_payment",
    outcome: "rejected",
    merchant: "The refund is more than what is left of the payment.",
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
      ...["BUYER_NOT_EXIST", "REFUND_ACCOUNT_NOT_EXIST"],
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
    code: "insufficient_funds",
    outcome: "declined",
    merchant: "The buyer's balance or limit does not cover the payment.",
    shopper: "buyerFunds",
    codes: [
      ...["BUYER_BALANCE_NOT_ENOUGH", "BUYER_BANKCARD_BALANCE_NOT_ENOUGH"],
      ...["BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", "BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR"],
    ],
  },
  {
    code: "risk_blocked",
    outcome: "declined",
    merchant: "Alipay's risk control refused the payment.",
    shopper: "otherMethod",
    codes: ["PAYMENT_REQUEST_HAS_RISK"],
  },
  {
    code: "method_unavailable",
    outcome: "declined",
    merchant: "The buyer's Alipay account cannot make this payment.",
    shopper: "buyerAccount",
    codes: [
      ...["BUYER_ENABLE_STATUS_FORBID", "BUYER_SELLER_EQUAL", "ERROR_BUYER_CERTIFY_LEVEL_LIMIT"],
      ...["ERROR_BALANCE_PAYMENT_DISABLE", "NO_PAYMENT_INSTRUMENTS_AVAILABLE", "PAYMENT_FAIL"],
      ...["NOT_CERTIFIED_USER", "MOBILE_PAYMENT_SWITCH_OFF", "PULL_MOBILE_CASHIER_FAIL"],
    ],
  },
];
