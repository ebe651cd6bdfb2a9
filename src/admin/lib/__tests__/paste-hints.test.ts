import { pasteHint } from "../paste-hints";

describe("hints while keys are pasted", () => {
  test.each([
    ["publishable_key", "sk_test_abc", "sandbox", "secret_not_publishable"],
    ["secret_key", "pk_test_abc", "sandbox", "publishable_not_secret"],
    ["secret_key", "whsec_abc", "sandbox", "webhook_secret_here"],
    ["secret_key", "rk_live_abc", "sandbox", "live_key_in_sandbox"],
    ["publishable_key", "pk_test_abc", "live", "sandbox_key_in_live"],
    ["webhook_secret", "we_1abc", "live", "not_a_webhook_secret"],
    ["app_id", "2088102146225135", "live", "pid_not_app_id"],
    ["seller_id", "2021000119600000", "live", "app_id_not_pid"],
    ["seller_id", "2088 102", "live", "digits_only"],
    ["private_key", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", "live", "public_not_private"],
    ["private_key", "-----BEGIN CERTIFICATE-----\nMIID", "live", "certificate_not_key"],
    ["alipay_public_key", "MIIEvQIBADANBgkqhkiG9w0BAQEF", "live", "private_not_public"],
    ["alipay_cert", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", "live", "not_a_certificate"],
  ] as const)("%s with %s in %s gives %s", (field, value, environment, hint) => {
    expect(pasteHint(field, value, environment)).toBe(hint);
  });

  test.each([
    ["publishable_key", "pk_test_abc", "sandbox"],
    ["secret_key", " rk_live_abc\n", "live"],
    ["webhook_secret", "whsec_abc", "live"],
    ["app_id", "2021000119600000", "live"],
    ["seller_id", "2088102146225135", "live"],
    ["private_key", "MIIEvQIBADANBgkqhkiG9w0BAQEF", "live"],
    ["private_key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "live"],
    ["alipay_public_key", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", "live"],
    ["alipay_cert", "-----BEGIN CERTIFICATE-----\nMIID", "live"],
    ["secret_key", "", "live"],
  ] as const)("%s with %s in %s gives none", (field, value, environment) => {
    expect(pasteHint(field, value, environment)).toBeUndefined();
  });
});
