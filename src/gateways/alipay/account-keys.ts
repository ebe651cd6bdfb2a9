import type { KeyObject } from "node:crypto";
import type { CredentialFields } from "../credentials";
import { firstCertificate } from "./certificates";
import { belongTogether, readPrivateKey, readPublicKey } from "./keys";

/** An account's keys, parsed once. */
export interface AccountKeys {
  /** Signs what we send. */
  privateKey: KeyObject;
  /** Verifies what Alipay sends. */
  alipayPublicKey: KeyObject;
}

export type OpenedKeys = { ok: true; keys: AccountKeys } | { ok: false; message: string };

/** Parses the stored fields. They were checked on entry, so a problem means a damaged or foreign row. */
export function openKeys(fields: CredentialFields): OpenedKeys {
  const own = readPrivateKey(fields.private_key ?? "");
  if (!own.ok) return { ok: false, message: "The stored private key cannot be read." };
  const alipay = alipayKey(fields);
  if (!alipay) return { ok: false, message: "The stored Alipay public key cannot be read." };
  if (belongTogether(own.key, alipay)) {
    const message =
      "The stored Alipay public key is the app's own, so nothing of Alipay's verifies.";
    return { ok: false, message };
  }
  return { ok: true, keys: { privateKey: own.key, alipayPublicKey: alipay } };
}

function alipayKey(fields: CredentialFields): KeyObject | undefined {
  if (!fields.alipay_public_key) return firstCertificate(fields.alipay_cert)?.publicKey;
  const pasted = readPublicKey(fields.alipay_public_key);
  return pasted.ok ? pasted.key : undefined;
}
