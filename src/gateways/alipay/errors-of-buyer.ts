import type { ErrorEntry } from "./error-entry";

/** The buyer, their account and what they pay with: somebody else, or another method, may succeed. */
export const BUYER_ERRORS: readonly ErrorEntry[] = [
  {
    code: "insufficient_funds",
    outcome: "declined",
    merchant:
      "The buyer's balance or limit does not cover the payment. The buyer can pay another way in Alipay.",
    shopper: "buyerFunds",
    codes: [
      ...["BUYER_BALANCE_NOT_ENOUGH", "BUYER_BANKCARD_BALANCE_NOT_ENOUGH", "MONEY_NOT_ENOUGH"],
      ...["BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", "BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR"],
      ...["BUYER_LIMIT_EXCEEDED"],
    ],
  },
  {
    code: "card_declined",
    outcome: "declined",
    merchant:
      "The buyer's bank refused the card that is kept in Alipay. The buyer can pay another way in Alipay.",
    shopper: "buyerCard",
    codes: [
      ...["BUYER_BANKCARD_INVALID", "BUYER_BANKCARD_DECLINED", "USER_BANKCARD_CANCELED"],
      ...["USER_BANKCARD_EXPRESS_ERROR", "USER_BANKCARD_FROZEN", "USER_BANKCARD_PAY_ERROR"],
      ...["USER_BANKCARD_REPORT_LOSS", "USER_BANKCARD_STATUS_ERROR"],
      ...["CARD_USER_NOT_MATCH", "CARD_TYPE_ERROR", "CERT_EXPIRED"],
    ],
  },
  {
    code: "risk_blocked",
    outcome: "declined",
    merchant:
      "Alipay's risk control refused the payment. Offer the buyer another payment method; do not ship before you know them.",
    shopper: "otherMethod",
    codes: ["PAYMENT_REQUEST_HAS_RISK"],
  },
  {
    code: "method_unavailable",
    outcome: "declined",
    merchant:
      "The buyer's Alipay account cannot make this payment. The buyer can pay another way, or put it right in Alipay.",
    shopper: "buyerAccount",
    codes: [
      ...["BUYER_ENABLE_STATUS_FORBID", "BUYER_SELLER_EQUAL", "ERROR_BUYER_CERTIFY_LEVEL_LIMIT"],
      ...["ERROR_BALANCE_PAYMENT_DISABLE", "NO_PAYMENT_INSTRUMENTS_AVAILABLE", "PAYMENT_FAIL"],
      ...["NOT_CERTIFIED_USER", "MOBILE_PAYMENT_SWITCH_OFF", "PULL_MOBILE_CASHIER_FAIL"],
      ...["USER_FACE_PAYMENT_SWITCH_OFF", "NOT_SUPPORT_PAYMENT_INST", "BUYER_NOT_MAINLAND_CERT"],
      ...["PAYER_UNMATCHED", "USER_LOGONID_DUP", "USER_IDENTITY_INFO_VALIDATE_FAIL"],
      ...["USER_ACCOUNT_VALIDATE_FAIL", "FOREX_ID_VERIFICATION_FAIL", "CLIENT_VERSION_NOT_MATCH"],
      ...["PAYER_NOT_EXIST", "PAYER_PAYEE_EQUAL"],
    ],
  },
  {
    code: "method_unavailable",
    outcome: "declined",
    merchant:
      "Alipay has restricted the buyer's account, so no money can be taken from it or given back to it. The buyer has to ask Alipay.",
    shopper: "buyerAccount",
    codes: ["PAYER_USER_STATUS_LIMIT"],
  },
];
