import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  sign as rsaSign,
  verify as rsaVerify,
  type KeyObject,
} from "node:crypto";
import { promisify } from "node:util";

/** Key objects rather than PEM, which would be parsed again for every signature. */
export interface RsaKeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** @param pkcs8Base64 a private key kept from an earlier start; without it a new pair is made */
export async function rsaKeyPair(pkcs8Base64?: string): Promise<RsaKeyPair> {
  if (!pkcs8Base64) return promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const privateKey = createPrivateKey({
    key: Buffer.from(pkcs8Base64, "base64"),
    format: "der",
    type: "pkcs8",
  });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** PKCS8 without PEM armour, as Alipay's key tool gives it. */
export function exportPrivateKey({ privateKey }: RsaKeyPair): string {
  return privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** SPKI without PEM armour, as the open platform's console shows it. */
export function exportPublicKey({ publicKey }: RsaKeyPair): string {
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/**
 * SHA256withRSA in base64.
 * @param spoil makes a well-formed signature that does not verify
 */
export function sign(content: string | Buffer, key: RsaKeyPair, spoil = false): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const signed = spoil ? Buffer.concat([bytes, Buffer.from("spoiled")]) : bytes;
  return rsaSign("RSA-SHA256", signed, key.privateKey).toString("base64");
}

export function verify(content: string, signature: string, key: RsaKeyPair): boolean {
  return rsaVerify(
    "RSA-SHA256",
    Buffer.from(content),
    key.publicKey,
    Buffer.from(signature, "base64"),
  );
}
