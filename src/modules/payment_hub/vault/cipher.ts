import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { EncryptionKey, Keyring } from "./keyring";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a secret lives. It is bound to this, so that ciphertexts swapped between rows fail. */
export interface SecretPlace {
  gateway: string;
  environment: string;
  accountId: string;
}

/** The secret cannot be read: wrong key, corrupt, or from another row. Says nothing of its content. */
export class SecretUnreadableError extends Error {
  constructor(readonly accountId: string) {
    super(
      `The keys of payment account ${accountId} cannot be decrypted. Enter them again in Settings → ` +
        "Payments, or put the encryption key that they were stored with into " +
        "PAYMENT_HUB_ENCRYPTION_KEYS_OLD.",
    );
  }
}

/** AES-256-GCM with a random nonce: base64 of nonce, tag and ciphertext. */
export function seal(plaintext: string, place: SecretPlace, key: EncryptionKey): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key.bytes, nonce);
  cipher.setAAD(additionalData(place));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

/** @throws SecretUnreadableError */
export function open(sealed: string, keyId: string, place: SecretPlace, keyring: Keyring): string {
  const key = keyring.find(keyId);
  if (!key) throw new SecretUnreadableError(place.accountId);
  try {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv(ALGORITHM, key.bytes, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    throw new SecretUnreadableError(place.accountId);
  }
}

function additionalData(place: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([place.gateway, place.environment, place.accountId]), "utf8");
}
