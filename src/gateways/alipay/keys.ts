import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from "node:crypto";

/** Alipay's RSA2 asks for 2048 bits; shorter keys are the old SHA-1 scheme. */
const MIN_BITS = 2048;

export type KeyFlaw =
  | "not_base64"
  | "cut_off"
  | "private_key"
  | "public_key"
  | "certificate"
  | "encrypted"
  | "not_rsa"
  | "too_short"
  | "unreadable";

export type PastedKey = { ok: true; key: KeyObject } | { ok: false; flaw: KeyFlaw };

/**
 * Reads a private key in whatever form merchants have it: PKCS1 or PKCS8, with PEM armour or the bare
 * base64 of Alipay's key tool, line breaks kept, lost, or written out as `\n`.
 */
export function readPrivateKey(text: string): PastedKey {
  return readKey(text, "private");
}

/** Reads a public key, SPKI or PKCS1, in any of the same forms. */
export function readPublicKey(text: string): PastedKey {
  return readKey(text, "public");
}

/** The stored form of a private key: PKCS8 in base64 without armour. */
export function storePrivateKey(key: KeyObject): string {
  return key.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** The stored form of a public key: SPKI in base64 without armour. */
export function storePublicKey(key: KeyObject): string {
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

/** Whether these are two halves of one pair. */
export function belongTogether(privateKey: KeyObject, publicKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey);
}

function readKey(text: string, wanted: "private" | "public"): PastedKey {
  const { label, body } = unwrap(text);
  if (/ENCRYPTED/.test(label + body)) return { ok: false, flaw: "encrypted" };
  if (/OPENSSH|^EC|^DSA/.test(label)) return { ok: false, flaw: "not_rsa" };
  if (label.includes("CERTIFICATE")) return { ok: false, flaw: "certificate" };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return { ok: false, flaw: "not_base64" };
  const der = Buffer.from(body, "base64");
  const key = decode(der);
  if (!key) return { ok: false, flaw: flawOf(der) };
  if (key.type !== wanted) {
    return { ok: false, flaw: key.type === "private" ? "private_key" : "public_key" };
  }
  if (key.asymmetricKeyType !== "rsa") return { ok: false, flaw: "not_rsa" };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < MIN_BITS ? { ok: false, flaw: "too_short" } : { ok: true, key };
}

/** Takes off PEM armour and all white space. The label comes without blanks: `RSAPRIVATEKEY`. */
function unwrap(text: string): { label: string; body: string } {
  const clean = text.replace(/\\[nr]/g, "").replace(/[\s\u200b-\u200d\ufeff"']/g, "");
  const armour = /-----BEGIN([A-Z0-9]+)-----(.*?)(?:-----END[A-Z0-9]*-----|$)/.exec(clean);
  return { label: armour?.[1] ?? "", body: armour?.[2] ?? clean };
}

/** Private forms first: Node would make a public key of a private one and hide the mistake. */
function decode(der: Buffer): KeyObject | undefined {
  const attempts = [
    () => createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
    () => createPrivateKey({ key: der, format: "der", type: "pkcs1" }),
    () => createPrivateKey({ key: der, format: "der", type: "sec1" }),
    () => createPublicKey({ key: der, format: "der", type: "spki" }),
    () => createPublicKey({ key: der, format: "der", type: "pkcs1" }),
  ];
  for (const attempt of attempts) {
    const key = tryTo(attempt);
    if (key) return key;
  }
  return undefined;
}

function flawOf(der: Buffer): KeyFlaw {
  if (isCutOff(der)) return "cut_off";
  return tryTo(() => new X509Certificate(der)) ? "certificate" : "unreadable";
}

/** A key is one DER sequence that states its own length: fewer bytes than that means a piece is missing. */
function isCutOff(der: Buffer): boolean {
  const [tag, first = 0] = der;
  if (tag !== 0x30) return false;
  if (first < 0x80) return der.length < 2 + first;
  const size = first - 0x80;
  if (size > 4 || der.length < 2 + size) return true;
  return der.length < 2 + size + der.readUIntBE(2, size);
}

function tryTo<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}
