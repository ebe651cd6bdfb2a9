import type { CredentialFields } from "../credentials";
import type { AccountCheck } from "../gateway";
import { firstCertificate } from "./certificates";

const NAMES = { app_cert: "app certificate", alipay_cert: "Alipay certificate" } as const;

/** In certificate mode: whether the certificates are still valid. Nothing to say in key mode. */
export function checkCertificates(fields: CredentialFields, now: Date): AccountCheck[] {
  if (!fields.app_cert) return [];
  const expired = (["app_cert", "alipay_cert"] as const).filter((field) => {
    const certificate = firstCertificate(fields[field]);
    return !certificate || new Date(certificate.validTo) < now;
  });
  const name = "certificates";
  if (expired.length === 0) return [{ name, ok: true, message: "The certificates are valid." }];
  const message = `Expired or unreadable: ${expired.map((field) => NAMES[field]).join(", ")}.`;
  return [{ name, ok: false, message, fix: "Renew them at open.alipay.com and paste all three." }];
}
