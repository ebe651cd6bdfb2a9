import type { ErrorEntry } from "./error-entry";

/** Alipay limits some calls by the second; its documents give no figure, only "later". */
const PAUSE_MS = 5_000;

/** Who is asking and how: keys, limits, the form of the request. */
export const ACCESS_ERRORS: readonly ErrorEntry[] = [
  {
    code: "gateway_unavailable",
    outcome: "unknown",
    merchant: "Alipay had an internal error and cannot say whether it acted. It is asked again.",
    shopper: "checking",
    retryable: true,
    codes: [
      ...["SYSTEM_ERROR", "unknow-error", "UNKNOWN_ERROR", "20000", "unknown-sub-code"],
      // The operation has run by then; only its answer could not be read or did not come.
      ...["invalid-response-data", "access-data-time-out"],
      // "Call again with the same parameters", or no more than that something went wrong.
      ...["ENTERPRISE_PAY_BIZ_ERROR", "BIZ_ERROR"],
    ],
  },
  {
    code: "rate_limited",
    outcome: "rejected",
    merchant: "Alipay takes no more calls at the moment. Wait a few seconds, then try again.",
    shopper: "later",
    retryable: true,
    retryAfterMs: PAUSE_MS,
    codes: [
      ...["app-call-limited", "method-call-limited", "40005"],
      ...["SYSTEM_RATE_LIMIT", "USER_RATE_LIMIT"],
    ],
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
      ...["missing-default-signature-type", "invalid-signature-type-said-interface"],
      ...["unsupported-expired-app-key-sign"],
    ],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not know this app id, or the app is not online. Compare it with the app's page at open.alipay.com, and check that sandbox and live are not mixed up.",
    shopper: "otherMethod",
    codes: ["invalid-app-id", "missing-app-id", "invalid-app-state"],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "Alipay does not accept the app's certificates. Download all three again at open.alipay.com and paste them together.",
    shopper: "otherMethod",
    codes: [
      ...["app-cert-expired", "app-key-security-risk", "app-key-security-risk, app-cert-expired"],
      ...["invalid-app-cert-sn", "missing-app-cert-sn", "missing-alipay-cert-sn"],
      ...["invalid-alipay-root-cert-sn", "missing-alipay-root-cert-sn"],
      ...["app-cert-not-exist", "alipay-cert-not-exist"],
    ],
  },
  {
    code: "key_invalid",
    outcome: "rejected",
    merchant:
      "App id and seller id (PID) do not belong together. Both are shown on the app's page at open.alipay.com.",
    shopper: "otherMethod",
    codes: [
      ...["PARTNER_ERROR", "invalid-partnerid", "app-unbind-partner", "UNBOUND_APPLICATION"],
      ...["PAYEE_NOT_EXIST", "ILLEGAL_PAYEE_USER_ID"],
    ],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay refuses the time of the request. Set the server's clock; Alipay reads it as Beijing time.",
    shopper: "later",
    codes: ["invalid-timestamp", "missing-timestamp", "illegal-timestamp"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay expects this app to encrypt what it sends. Turn content encryption (接口内容加密) off on the app's page at open.alipay.com; requests are signed and sent over TLS.",
    shopper: "otherMethod",
    codes: [
      ...["missing-encrypt-type", "missing-encrypt-key", "invalid-encrypt-type"],
      ...["invalid-encrypt", "decryption-error", "decryption-error-missing-encrypt-type"],
      ...["decryption-error-not-valid-encrypt-type", "decryption-error-not-valid-encrypt-key"],
      ...["decryption-error-unknown"],
    ],
  },
  {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "Alipay refuses calls from this server's address. Add the server's public IP to the app's allow-list (IP 白名单) at open.alipay.com.",
    shopper: "otherMethod",
    codes: ["illegal-client-ip"],
  },
  {
    code: "permission_missing",
    outcome: "rejected",
    merchant:
      "Alipay asks for another account's authorization token. Use an app of the merchant's own, not one of a service provider.",
    shopper: "otherMethod",
    codes: [
      ...["missing-session", "missing-app-access-token", "invalid-auth-token"],
      ...["auth-token-time-out", "invalid-app-auth-token", "invalid-app-auth-token-no-api"],
      ...["app-auth-token-time-out", "AUTH_TOKEN_IS_NOT_EXIST", "invalid-auth-relations"],
      ...["invalid-app-auth-relations", "app-auth-invoke-limit", "self-invoke-forbidden"],
      ...["not-support-app-auth", "missing-app-uid", "20001"],
    ],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "The order's title holds a word that Alipay forbids. Change the description under the account's settings, then start the payment again.",
    shopper: "otherMethod",
    codes: ["EXIST_FORBIDDEN_WORD"],
  },
  {
    code: "request_invalid",
    outcome: "rejected",
    merchant:
      "Alipay refused the request. Search for the code at opendocs.alipay.com, and report it to us if the order looks right.",
    shopper: "otherMethod",
    codes: [
      ...["INVALID_PARAMETER", "ILLEGAL_ARGUMENT", "SUB_GOODS_SIZE_MAX_COUNT"],
      ...["40001", "40002", "missing-method", "invalid-method", "invalid-app-method"],
      ...["invalid-format", "invalid-charset", "invalid-encoding", "missing-version"],
      ...["invalid-version", "unsupported-version", "invalid-digest-type", "invalid-digest"],
      ...["invalid-request-data", "illegal-json", "illegal-card-no", "suspected-attack"],
      ...["unsupport-operation", "upload-fail", "invalid-file-extension", "invalid-file-size"],
      ...["file-check-fail", "missing-platform", "invalid-platform", "openid-error"],
      ...["app-invalid-oid"],
      ...["method-forbidden-batch-invoke", "exist-blank-sub-request-id"],
      ...["exist-repeated-sub-request-id", "invalid-inner-invoke-scene"],
      ...["invalid-app-api-field-config"],
    ],
  },
];
