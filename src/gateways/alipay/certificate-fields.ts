import type { KeyObject } from "node:crypto";
import type { CredentialFields, CredentialProblem } from "../credentials";
import { certificatesReadable } from "./client";
import { firstCertificate, normaliseCertificates } from "./certificates";
import type { ParsedFields } from "./key-material";
import { belongTogether } from "./keys";

/** The three files by the names under which open.alipay.com offers them. */
const FILES = {
  app_cert: "appCertPublicKey_….crt",
  alipay_cert: "alipayCertPublicKey_RSA2.crt",
  alipay_root_cert: "alipayRootCert.crt",
} as const;

type CertificateField = keyof typeof FILES;

const NAMES = Object.keys(FILES) as CertificateField[];

/** Certificate mode: all three, readable, each in its own field. */
export function parseCertificates(
  fields: CredentialFields,
  ownKey: KeyObject | undefined,
): ParsedFields {
  const normalised: Record<string, string> = {};
  const problems: CredentialProblem[] = [];
  for (const name of NAMES) {
    const text = fields[name];
    const pem = text && normaliseCertificates(text);
    if (pem) normalised[name] = pem;
    else problems.push(unusable(name, text ? "This is not a certificate." : "This is missing."));
  }
  if (problems.length > 0) return { ok: false, problems };
  problems.push(...misplaced(normalised, ownKey));
  if (problems.length > 0) return { ok: false, problems };
  if (!certificatesReadable(normalised)) {
    const message = "These certificates are not the RSA ones that Alipay issues.";
    return { ok: false, problems: [unusable("alipay_root_cert", message)] };
  }
  return { ok: true, fields: normalised };
}

function misplaced(pems: CredentialFields, ownKey: KeyObject | undefined): CredentialProblem[] {
  if (!ownKey) return [];
  const isOwn = (name: CertificateField): boolean => {
    const key = firstCertificate(pems[name])?.publicKey;
    return key !== undefined && belongTogether(ownKey, key);
  };
  const problems: CredentialProblem[] = [];
  if (!isOwn("app_cert")) {
    problems.push({
      field: "app_cert",
      message: "This certificate's key is not the other half of the private key.",
      fix: `Paste ${FILES.app_cert} of this app, or the private key that its request was made with.`,
    });
  }
  if (isOwn("alipay_cert")) {
    problems.push(unusable("alipay_cert", "This is the app's own certificate, not Alipay's."));
  }
  return problems;
}

function unusable(field: CertificateField, message: string): CredentialProblem {
  const fix = `Open ${FILES[field]} from open.alipay.com in a text editor and paste all of it.`;
  return { field, message, fix };
}
