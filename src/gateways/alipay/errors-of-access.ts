import type { ErrorEntry } from "./error-entry";

/** Who is asking and how: keys, permissions, limits, the form of the request. */
export const ACCESS_ERRORS: readonly ErrorEntry[] = [
  {
    code: "gateway_unavailable",
    outcome: "unknown",
    merchant: "Alipay had an internal error and cannot say whether it acted. It is asked again.",
    shopper: "checking",
    retryable: true,
    codes: ["SYSTEM_ERROR", "unknow-error", "unknown-error", "system-error", "20000"],
  },
  {
    code: "rate_limited",
    outcome: "rejected",
    merchant: "Alipay takes no more calls at the moment. Wait a few seconds, then try again.",
    shopper: "later",
    retryable: true,
    codes: ["app-call-limited", "method-call-limited", "40005"],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not accept our signature: the private key does not match the app's public key. Upload the public key that belongs to it at open.alipay.com, or paste the right private key.",
    shopper: "otherMethod",
    codes: [
      ...["invalid-signature", "missing-signature", "missing-signature-key"],
      ...["missing-signature-config", "invalid-signature-type", "missing-signature-type"],
    ],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not know this app id, or the app is not online. Compare it with the app's page at open.alipay.com, and check that sandbox and live are not mixed up.",
    shopper: "otherMethod",
    codes: ["invalid-app-id", "missing-app-id"],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not accept the app's certificates. Download all three again at open.alipay.com and paste them together.",
    shopper: "otherMethod",
    codes: [
      ...["app-cert-expired", "invalid-app-cert-sn", "missing-app-cert-sn"],
      ...["invalid-alipay-root-cert-sn", "missing-alipay-root-cert-sn"],
    ],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay refuses the time of the request. Set the server's clock; Alipay reads it as Beijing time.",
    shopper: "later",
    codes: ["invalid-timestamp", "missing-timestamp"],
  },
  {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "The app may not use this Alipay product. Sign the product's contract and add it to the app at open.alipay.com.",
    shopper: "otherMethod",
    codes: [
      ...["ACCESS_FORBIDDEN", "insufficient-isv-permissions", "insufficient-user-permissions"],
      ...["UN_SUPPORT_TRADE_SCENE", "MERCHANT_AGREEMENT_NOT_EXIST", "MERCHANT_AGREEMENT_INVALID"],
      ...["40006", "not-support-app-auth", "no-product-reg-by-partner"],
    ],
  },
  {
    code: "account_restricted",
    outcome: "rejected",
    merchant:
      "Alipay has restricted the merchant's account, or its limits are used up. Ask Alipay's merchant service (4007585858).",
    shopper: "otherMethod",
    codes: [
      ...["SELLER_BEEN_BLOCKED", "SELLER_NOT_EXIST", "MERCHANT_STATUS_NOT_NORMAL"],
      ...["BEYOND_PAY_RESTRICTION", "BEYOND_PER_RECEIPT_RESTRICTION"],
      ...["BEYOND_PER_RECEIPT_DAY_RESTRICTION", "BEYOND_PER_RECEIPT_SINGLE_RESTRICTION"],
      ...["MERCHANT_PERM_RECEIPT_DAY_LIMIT", "MERCHANT_PERM_RECEIPT_SINGLE_LIMIT"],
      ...["MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT", "PRODUCT_AMOUNT_LIMIT_ERROR"],
      ...["RESTRICTED_MERCHANT_INDUSTRY", "INVALID_RECEIVE_ACCOUNT"],
    ],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "App id and seller id (PID) do not belong together. Both are shown on the app's page at open.alipay.com.",
    shopper: "otherMethod",
    codes: ["PARTNER_ERROR"],
  },
  {
    code: "amount_too_large",
    outcome: "rejected",
    merchant: "The amount is outside of what Alipay takes (0.01 to 100000000 CNY).",
    shopper: "otherMethod",
    codes: ["TOTAL_FEE_EXCEED"],
  },
  {
    code: "currency_unsupported",
    outcome: "rejected",
    merchant: "The contract with Alipay does not cover this currency.",
    shopper: "otherMethod",
    codes: ["CURRENCY_NOT_SUPPORT", "AMOUNT_OR_CURRENCY_ERROR"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay refused the request. Search for the code at opendocs.alipay.com, and report it to us if the order looks right.",
    shopper: "otherMethod",
    codes: [
      ...["INVALID_PARAMETER", "EXIST_FORBIDDEN_WORD", "invalid-parameter", "missing-method"],
      ...["invalid-method", "invalid-format", "invalid-charset", "missing-version"],
      ...["suspected-attack", "invalid-encoding", "upload-fail"],
    ],
  },
];
