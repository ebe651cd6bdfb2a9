import type { Environment } from "../../gateways/gateway";

/** Keys of `hints` in the translations. */
export type PasteHint =
  | "publishable_not_secret"
  | "secret_not_publishable"
  | "webhook_secret_here"
  | "not_a_webhook_secret"
  | "live_key_in_sandbox"
  | "sandbox_key_in_live"
  | "pid_not_app_id"
  | "app_id_not_pid"
  | "digits_only"
  | "public_not_private"
  | "private_not_public"
  | "not_a_certificate"
  | "certificate_not_key";

/**
 * What looks wrong with a pasted value, told while typing. It is advice only and never blocks:
 * the server decides.
 */
export function pasteHint(
  field: string,
  value: string,
  environment: Environment,
): PasteHint | undefined {
  const text = value.trim();
  return text ? (rules[field]?.(text) ?? wrongMode(text, environment)) : undefined;
}

const rules: Record<string, (text: string) => PasteHint | undefined> = {
  publishable_key: (text) => {
    if (/^(sk|rk)_/.test(text)) return "secret_not_publishable";
    return text.startsWith("whsec_") ? "webhook_secret_here" : undefined;
  },
  secret_key: (text) => {
    if (text.startsWith("pk_")) return "publishable_not_secret";
    return text.startsWith("whsec_") ? "webhook_secret_here" : undefined;
  },
  webhook_secret: (text) => (/^(sk|rk|pk|we)_/.test(text) ? "not_a_webhook_secret" : undefined),
  app_id: (text) => {
    if (!/^\d*$/.test(text)) return "digits_only";
    return text.startsWith("2088") ? "pid_not_app_id" : undefined;
  },
  seller_id: (text) => {
    if (!/^\d*$/.test(text)) return "digits_only";
    return text.length >= 4 && !text.startsWith("2088") ? "app_id_not_pid" : undefined;
  },
  private_key: (text) => {
    if (isCertificate(text)) return "certificate_not_key";
    return isPublicKey(text) ? "public_not_private" : undefined;
  },
  alipay_public_key: (text) => {
    if (isCertificate(text)) return "certificate_not_key";
    return isPrivateKey(text) ? "private_not_public" : undefined;
  },
  app_cert: notCertificate,
  alipay_cert: notCertificate,
  alipay_root_cert: notCertificate,
};

function wrongMode(text: string, environment: Environment): PasteHint | undefined {
  const mode = /^(?:pk|sk|rk)_(test|live)_/.exec(text)?.[1];
  if (mode === "live" && environment === "sandbox") return "live_key_in_sandbox";
  return mode === "test" && environment === "live" ? "sandbox_key_in_live" : undefined;
}

function notCertificate(text: string): PasteHint | undefined {
  return text.length > 20 && !isCertificate(text) ? "not_a_certificate" : undefined;
}

const isCertificate = (text: string) => /BEGIN CERTIFICATE/.test(text);
// Alipay's key tool gives bare base64: `MIIBIjAN…` is how a 2048-bit public key begins.
const isPublicKey = (text: string) => /BEGIN (RSA )?PUBLIC KEY|^MII[BC]Ij?AN/.test(text);
const isPrivateKey = (text: string) => /BEGIN (RSA )?PRIVATE KEY|^MII[CEJ][a-zA-Z]/.test(text);
