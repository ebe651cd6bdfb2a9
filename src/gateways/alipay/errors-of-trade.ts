import type { ErrorEntry } from "./error-entry";

/** The payment itself and the state it is in. */
export const TRADE_ERRORS: readonly ErrorEntry[] = [
  {
    code: "not_found",
    outcome: "rejected",
    merchant:
      "Alipay has no payment under this number: the buyer never scanned or logged in, or it belongs to another account. Nothing was paid; check the account in the settings if you expected otherwise.",
    shopper: "startAgain",
    codes: ["TRADE_NOT_EXIST"],
  },
  {
    code: "already_paid",
    outcome: "rejected",
    merchant:
      "The buyer has already paid this order at Alipay. Do not take the money again; refund it if it is not wanted.",
    shopper: "paid",
    mayFollowSuccess: true,
    codes: ["TRADE_HAS_SUCCESS"],
  },
  {
    code: "payment_expired",
    outcome: "rejected",
    merchant:
      "The payment is closed at Alipay: its time ran out, or it was refunded in full. The buyer has to start another one.",
    shopper: "startAgain",
    mayFollowSuccess: true,
    codes: ["TRADE_HAS_CLOSE", "NOW_TIME_AFTER_EXPIRE_TIME_ERROR"],
  },
  {
    code: "payment_expired",
    outcome: "declined",
    merchant: "The buyer's payment code has expired. The buyer has to show another one.",
    shopper: "startAgain",
    codes: ["PAYMENT_AUTH_CODE_INVALID"],
  },
  {
    code: "key_reused",
    outcome: "rejected",
    merchant:
      "This order number was already used at Alipay with another amount, title or buyer. The buyer has to start another payment.",
    shopper: "startAgain",
    codes: ["CONTEXT_INCONSISTENT", "TRADE_BUYER_NOT_MATCH"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "Alipay does not allow this in the payment's present state. Look at it in Alipay first.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["TRADE_STATUS_ERROR", "REASON_TRADE_STATUS_INVALID", "REASON_ILLEGAL_STATUS"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant: "This payment can no longer be canceled at Alipay. Refund it instead.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["TRADE_CANCEL_TIME_OUT", "CANCEL_NOT_ALLOWED"],
  },
  {
    code: "wrong_state",
    outcome: "rejected",
    merchant:
      "Alipay cannot settle this payment. Ask Alipay's merchant service (4007585858), with the order number.",
    shopper: "contactShop",
    mayFollowSuccess: true,
    codes: ["TRADE_SETTLE_ERROR"],
  },
];
