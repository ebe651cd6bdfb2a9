import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AdminLogin } from "./store/prepare-database";

/** What the demo store must have again at its next start, or nobody could log in or decrypt. */
export interface DemoKeys {
  admin: AdminLogin;
  jwtSecret: string;
  cookieSecret: string;
  encryptionKey: string;
}

/** Made at the first start. */
export function demoKeys(folder: string): Promise<DemoKeys> {
  return kept(path.join(folder, "keys.json"), () => ({
    admin: { email: "admin@example.com", password: randomBytes(9).toString("base64url") },
    jwtSecret: randomBytes(32).toString("hex"),
    cookieSecret: randomBytes(32).toString("hex"),
    encryptionKey: randomBytes(32).toString("base64"),
  }));
}

async function kept<T>(file: string, make: () => T): Promise<T> {
  const existing = await readJson<T>(file);
  if (existing) return existing;
  const made = make();
  await writeSecretJson(file, made);
  return made;
}

/** A file of ours, or undefined when it is not there. */
export async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Only its owner can read it. */
export async function writeSecretJson(file: string, content: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
