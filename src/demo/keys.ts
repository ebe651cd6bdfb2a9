import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AdminLogin } from "./store/prepare-database";

const ONLY_ITS_OWNER = 0o600;

/** What the demo store must have again at its next start, or nobody could log in or decrypt. */
export interface DemoKeys {
  admin: AdminLogin;
  jwtSecret: string;
  cookieSecret: string;
  encryptionKey: string;
  /** Stripe's events are signed with it; the simulator forgets its endpoints when it stops. */
  webhookSecret: string;
}

/** Made at the first start. */
export function demoKeys(folder: string): Promise<DemoKeys> {
  return kept(path.join(folder, "keys.json"), () => ({
    admin: { email: "admin@example.com", password: randomBytes(9).toString("base64url") },
    jwtSecret: randomBytes(32).toString("hex"),
    cookieSecret: randomBytes(32).toString("hex"),
    encryptionKey: randomBytes(32).toString("base64"),
    webhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
  }));
}

async function kept<T>(file: string, make: () => T): Promise<T> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text !== undefined) return JSON.parse(text) as T;
  const made = make();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: ONLY_ITS_OWNER });
  return made;
}
