import { X509Certificate } from "node:crypto";

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const BARE = /^[A-Za-z0-9+/=\s]+$/;

/**
 * Brings a pasted certificate, or a bundle of them, into one PEM form: 64 columns, one line break
 * after each. Alipay's root file is such a bundle.
 * @returns undefined when there is no certificate that can be read
 */
export function normaliseCertificates(text: string): string | undefined {
  const clean = text.replace(/\\r|\\n/g, "\n").trim();
  const blocks = BARE.test(clean) ? [armour(clean)] : (clean.match(BLOCK) ?? []);
  const pem = blocks.map((block) => armour(block.replace(/-----[^-]+-----/g, ""))).join("");
  return firstCertificate(pem) ? pem : undefined;
}

/** The first of a bundle, which is the one that counts for the app's and Alipay's own. */
export function firstCertificate(pem: string | undefined): X509Certificate | undefined {
  if (!pem) return undefined;
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function armour(base64: string): string {
  const lines = base64.replace(/\s/g, "").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
