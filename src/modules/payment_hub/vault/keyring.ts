import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const KEY_BYTES = 32;
const KEY_VARIABLE = "PAYMENT_HUB_ENCRYPTION_KEY";
const OLD_KEYS_VARIABLE = "PAYMENT_HUB_ENCRYPTION_KEYS_OLD";

export interface EncryptionKey {
  /** The first bytes of its hash: names a key without giving it away. */
  id: string;
  bytes: Buffer;
}

/** The keys that secrets are sealed with: one to seal, older ones only to open. */
export interface Keyring {
  /** Undefined in production without a key: secrets are then refused, not stored in the clear. */
  current: EncryptionKey | undefined;
  find(id: string): EncryptionKey | undefined;
  /** What is wrong with the keys that were configured, or why there is none to seal with. */
  problem?: string;
}

/** No encryption key to store secrets with. Says what to set. */
export class NoEncryptionKeyError extends Error {}

/** @throws NoEncryptionKeyError */
export function requireKey({ current, problem }: Keyring): EncryptionKey {
  if (!current) throw new NoEncryptionKeyError(problem ?? "There is no key to store secrets with.");
  return current;
}

export function makeKeyring(
  current: EncryptionKey | undefined,
  old: EncryptionKey[] = [],
  problem?: string,
): Keyring {
  const all = current ? [current, ...old] : old;
  return { current, find: (id) => all.find((key) => key.id === id), ...(problem && { problem }) };
}

/** @throws Error when it is not base64 of 32 bytes; the message does not repeat it */
export function encryptionKey(base64: string, source: string): EncryptionKey {
  const bytes = Buffer.from(base64.trim(), "base64");
  if (bytes.length !== KEY_BYTES) {
    throw new Error(
      `${source} must be ${KEY_BYTES} random bytes in base64 (try: openssl rand -base64 ${KEY_BYTES})`,
    );
  }
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 12), bytes };
}

/**
 * Reads the keys from the environment. A development store without one makes a key and keeps it
 * under `.medusa/`; production never does, because a key that lies beside the database it protects
 * and vanishes with the container is worse than a clear refusal.
 * A malformed key counts as missing: the store boots, and the dashboard says what is wrong.
 */
export function loadKeyring(env: NodeJS.ProcessEnv, directory: string): Keyring {
  const { old, problem } = oldKeys(env[OLD_KEYS_VARIABLE] ?? "");
  try {
    const configured = env[KEY_VARIABLE];
    if (configured) return makeKeyring(encryptionKey(configured, KEY_VARIABLE), old, problem);
    if (env.NODE_ENV === "production") {
      return makeKeyring(undefined, old, `Set ${KEY_VARIABLE} to store keys in production.`);
    }
    return makeKeyring(developmentKey(directory), old, problem);
  } catch (error) {
    return makeKeyring(undefined, old, error instanceof Error ? error.message : String(error));
  }
}

/** Each key by itself: one that is malformed must not take the others away. */
function oldKeys(list: string): { old: EncryptionKey[]; problem?: string } {
  const old: EncryptionKey[] = [];
  let problem: string | undefined;
  for (const text of list.split(",").filter((entry) => entry.trim())) {
    try {
      old.push(encryptionKey(text, OLD_KEYS_VARIABLE));
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }
  return { old, ...(problem && { problem }) };
}

function developmentKey(directory: string): EncryptionKey {
  const file = join(directory, ".medusa", "payment-hub-development.key");
  mkdirSync(dirname(file), { recursive: true });
  try {
    // `wx` fails when another process was first: then its key is the one.
    writeFileSync(file, randomBytes(KEY_BYTES).toString("base64"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return encryptionKey(readFileSync(file, "utf8"), file);
}
