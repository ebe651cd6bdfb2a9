import type { ErrorEntry } from "./error-entry";

/** What the merchant's account and contracts allow. */
export const MERCHANT_ERRORS: readonly ErrorEntry[] = [
  {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "The app may not use this Alipay product. Sign the product's contract and add it to the app at open.alipay.com.",
    shopper: "otherMethod",
    codes: [
      ...["ACCESS_FORBIDDEN", "insufficient-isv-permissions", "insufficient-user-permissions"],
      ...["UN_SUPPORT_TRADE_SCENE", "MERCHANT_AGREEMENT_NOT_EXIST", "MERCHANT_AGREEMENT_INVALID"],
      ...["40006", "no-product-reg-by-partner", "invalid-product", "forbidden-api"],
      ...["sevice-not-been-subscribed-to", "invalid-subscribe-relations", "inner-app-no-access"],
      ...["BIZ_PRODUCT_NOT_ALLOWED", "UNSUPPORTED_BIZ_TYPE"],
    ],
  },
  {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "This authorization belongs to another merchant. Check that the account in the settings is the one with which it was made.",
    shopper: "contactShop",
    codes: ["HAS_NO_PRIVILEGE"],
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
      ...["RESTRICTED_MERCHANT_INDUSTRY", "FORBIDDEN_MERCHANT_INDUSTRY"],
      ...["INVALID_RECEIVE_ACCOUNT", "ERROR_SELLER_CERTIFY_LEVEL_LIMIT"],
      ...["MERCHANT_STATUS_ERROR", "PAYEE_USER_STATUS_LIMIT"],
      ...["OVER_MERCHANT_DAILY_DEDUCT_AMOUNT", "app-api-punished", "exceed-api-balance"],
    ],
  },
  {
    code: "account_restricted",
    outcome: "rejected",
    merchant:
      "Alipay takes this account for a service provider's or a sub-merchant's, and something about that is wrong. Use a merchant's own contract, or ask Alipay's merchant service (4007585858).",
    shopper: "otherMethod",
    codes: [
      ...["SUB_MERCHANT_CREATE_FAIL", "SUB_MERCHANT_TYPE_INVALID", "SUB_MERCHANT_LEVEL_ERROR"],
      ...["SUB_MERCHANT_ORGANIZATION_ID_ERROR", "SUB_MERCHANT_ORG_ID_ERROR"],
      ...["SUB_MERCHANT_NO_PERMISSION", "SECONDARY_MERCHANT_STATUS_ERROR"],
      ...["SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID", "SECONDARY_MERCHANT_ID_INVALID"],
      ...["SECONDARY_MERCHANT_NOT_MATCH", "SECONDARY_MERCHANT_ID_BLANK"],
      ...["SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT", "SECONDARY_MERCHANT_CARD_ALIAS_NO_INVALID"],
      ...["PLATFORM_BUSINESS_ACQUIRE_MODE_MUST_MERCHANT_ID", "DEFAULT_SETTLE_RULE_NOT_EXIST"],
      ...["INVALID_STORE_ID", "STORE_INFO_INVALID", "APPLY_PC_MERCHANT_CODE_ERROR"],
      ...["SMILE_PAY_MERCHANT_NOT_MATCH", "ROYALTY_ACCOUNT_NOT_EXIST"],
    ],
  },
  {
    code: "account_restricted",
    outcome: "rejected",
    merchant:
      "Alipay's risk control does not know this server. Ask Alipay's merchant service (4007585858) to register its public IP.",
    shopper: "otherMethod",
    codes: ["RISK_MERCHANT_IP_NOT_EXIST"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay takes this for a payment of a product that is not used here (recurring, advanced or mini program payments). Check the app's products at open.alipay.com.",
    shopper: "otherMethod",
    codes: [
      ...["AGREEMENT_NOT_EXIST", "AGREEMENT_INVALID", "AGREEMENT_STATUS_NOT_NORMAL"],
      ...["AGREEMENT_ERROR", "ILLEGAL_SIGN_VALIDTY_PERIOD", "CYCLE_PAY_DATE_NOT_MATCH"],
      ...["CYCLE_PAY_SINGLE_FEE_EXCEED", "CYCLE_PAY_TOTAL_FEE_EXCEED"],
      ...["CYCLE_PAY_TOTAL_TIMES_EXCEED", "OVER_MAX_DEDUCT_COUNT"],
      ...["OVER_MAX_UNDER_WAY_DEDUCT_COUNT", "OVER_DEDUCT_PERIOD"],
      ...["MERCHANT_UNSUPPORT_ADVANCE", "BUYER_UNSUPPORT_ADVANCE", "ORDER_UNSUPPORT_ADVANCE"],
      ...["OPEN_ID_NOT_TINY_APP", "PRODUCT_NOT_SUPPORT_IN_TINY_APP"],
    ],
  },
  {
    code: "amount_too_large",
    outcome: "rejected",
    merchant:
      "The amount is outside of what Alipay takes (0.01 to 100000000 CNY, or less by contract). Have the buyer pay another way, or in parts.",
    shopper: "otherMethod",
    codes: ["TOTAL_FEE_EXCEED", "UNSUPPORT_ORDER_AMOUNT"],
  },
  {
    code: "currency_unsupported",
    outcome: "rejected",
    merchant:
      "The contract with Alipay does not cover this currency. Offer Alipay in a region that sells in CNY.",
    shopper: "otherMethod",
    codes: ["CURRENCY_NOT_SUPPORT", "AMOUNT_OR_CURRENCY_ERROR", "CURRENCY_VERIFICATION_FAIL"],
  },
];
