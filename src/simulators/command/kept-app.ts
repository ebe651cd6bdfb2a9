import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AppCredentials, NewApp } from "../alipay";

const ONLY_ITS_OWNER = { mode: 0o600 };

/** Alipay's application of the last start, or undefined at the first. */
export async function readKeptApp(folder: string): Promise<NewApp | undefined> {
  const text = await readFile(credentialsFile(folder), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const known = JSON.parse(text) as AppCredentials;
  return {
    app_id: known.app_id,
    seller_id: known.seller_id,
    app_private_key: known.private_key,
    alipay_private_key: known.alipay_private_key,
  };
}

/**
 * Keeps the application for the next start, so that keys that were pasted into a store stay valid.
 * @returns the file that holds the private key alone, which is too long to be copied from a terminal
 */
export async function keepApp(folder: string, app: AppCredentials): Promise<string> {
  await mkdir(folder, { recursive: true });
  const content = `${JSON.stringify(app, null, 2)}\n`;
  await writeFile(credentialsFile(folder), content, ONLY_ITS_OWNER);
  const keyFile = path.join(folder, "alipay-app-private-key.txt");
  await writeFile(keyFile, `${app.private_key}\n`, ONLY_ITS_OWNER);
  return keyFile;
}

function credentialsFile(folder: string): string {
  return path.join(folder, "alipay-app.json");
}
