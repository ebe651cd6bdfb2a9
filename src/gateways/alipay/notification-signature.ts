import { verify, type KeyObject } from "node:crypto";

/** Alipay leaves these out of what it signs, and empty values too. */
const UNSIGNED = ["sign", "sign_type"];

/**
 * Verifies a notification: every field received, sorted, `name=value` joined by `&`, SHA256withRSA
 * with Alipay's key (https://opendocs.alipay.com/common/02mse7). Only RSA2: the older RSA is SHA-1.
 *
 * Not the SDK's `checkNotifySignV2`, which takes SHA-1, also takes a signature over `sign_type`,
 * counts empty values in, parses the key at each call, and knows only UTF-8.
 */
export function signatureHolds(fields: ReadonlyMap<string, Buffer>, alipayKey: KeyObject): boolean {
  const sign = fields.get("sign")?.toString("latin1");
  if (!sign || fields.get("sign_type")?.toString("latin1") !== "RSA2") return false;
  return verify("sha256", signedBytes(fields), alipayKey, Buffer.from(sign, "base64"));
}

function signedBytes(fields: ReadonlyMap<string, Buffer>): Buffer {
  const parts = [...fields]
    .filter(([name, value]) => !UNSIGNED.includes(name) && value.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => Buffer.concat([Buffer.from(`${name}=`), value]));
  const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [AMPERSAND, part]));
  return Buffer.concat(joined);
}

const AMPERSAND = Buffer.from("&");
