import type { KeyObject } from "node:crypto";
import type { CredentialFields, CredentialProblem } from "../credentials";
import { ALIPAY_KEY_ADVICE, OWN_KEY_ADVICE, PRIVATE_KEY_ADVICE } from "./key-messages";
import {
  belongTogether,
  readPrivateKey,
  readPublicKey,
  storePrivateKey,
  storePublicKey,
} from "./keys";
import { parseCertificates } from "./certificate-fields";

const CERTIFICATE_FIELDS = ["app_cert", "alipay_cert", "alipay_root_cert"] as const;

/** What Alipay's answers are verified with: its public key or, in the other mode, certificates. */
export const TRUST_FIELDS = ["alipay_public_key", ...CERTIFICATE_FIELDS] as const;

export type ParsedFields =
  { ok: true; fields: CredentialFields } | { ok: false; problems: CredentialProblem[] };

/** Checks keys and certificates, and that they fit each other. A missing private key is no news here. */
export function parseKeyMaterial(fields: CredentialFields): ParsedFields {
  const privateKey = fields.private_key ? readPrivateKey(fields.private_key) : undefined;
  const problems: CredentialProblem[] = [];
  if (privateKey && !privateKey.ok) {
    problems.push({ field: "private_key", ...PRIVATE_KEY_ADVICE[privateKey.flaw] });
  }
  const ownKey = privateKey?.ok ? privateKey.key : undefined;
  const trusted = parseTrusted(fields, ownKey);
  if (!trusted.ok) problems.push(...trusted.problems);
  if (problems.length > 0 || !trusted.ok) return { ok: false, problems };
  const own: CredentialFields = ownKey ? { private_key: storePrivateKey(ownKey) } : {};
  return { ok: true, fields: { ...own, ...trusted.fields } };
}

function parseTrusted(fields: CredentialFields, ownKey: KeyObject | undefined): ParsedFields {
  const certificates = CERTIFICATE_FIELDS.filter((name) => fields[name]);
  if (fields.alipay_public_key && certificates.length > 0) {
    return refuse(
      "alipay_public_key",
      "Both the Alipay public key and certificates are given.",
      "Use what the app is set to at open.alipay.com (接口加签方式), and empty the other fields.",
    );
  }
  if (fields.alipay_public_key) return parseAlipayKey(fields.alipay_public_key, ownKey);
  if (certificates.length > 0) return parseCertificates(fields, ownKey);
  return refuse(
    "alipay_public_key",
    "This field is missing.",
    "Paste 支付宝公钥 from open.alipay.com, or all three certificates instead.",
  );
}

function parseAlipayKey(text: string, ownKey: KeyObject | undefined): ParsedFields {
  const field = "alipay_public_key";
  const pasted = readPublicKey(text);
  if (!pasted.ok) {
    return { ok: false, problems: [{ field, ...ALIPAY_KEY_ADVICE[pasted.flaw] }] };
  }
  if (ownKey && belongTogether(ownKey, pasted.key)) {
    return { ok: false, problems: [{ field, ...OWN_KEY_ADVICE }] };
  }
  return { ok: true, fields: { [field]: storePublicKey(pasted.key) } };
}

function refuse(field: string, message: string, fix: string): ParsedFields {
  return { ok: false, problems: [{ field, message, fix }] };
}
