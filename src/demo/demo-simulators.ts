import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startAlipaySimulator, type AlipaySimulator } from "../simulators/alipay";
import type { AppCredentials } from "../simulators/alipay";
import { startStripeSimulator, type StripeSimulator } from "../simulators/stripe";
import { readJson, writeSecretJson } from "./keys";
import { say } from "./output";
import { freePort } from "./processes/ports";

const STRIPE_PORT = 9010;
const ALIPAY_PORT = 9020;

export interface Simulators {
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
  /** Alipay's application private key is too long to be copied from a terminal. */
  alipayKeyFile: string;
  close(): Promise<void>;
}

/**
 * Both gateways on loopback, with the credentials of the last start, so that what was pasted into
 * the admin form stays valid: Stripe's are always the same, Alipay's keys are made once and kept.
 * Their ledgers live in memory and start empty.
 */
export async function startSimulators(folder: string): Promise<Simulators> {
  const file = path.join(folder, "alipay-app.json");
  const known = await readJson<AppCredentials>(file);
  const stripe = await startStripeSimulator({ port: await freePort(STRIPE_PORT) });
  const alipay = await startAlipaySimulator({
    port: await freePort(ALIPAY_PORT),
    app: known && {
      app_id: known.app_id,
      seller_id: known.seller_id,
      app_private_key: known.private_key,
      alipay_private_key: known.alipay_private_key,
    },
  });
  await writeSecretJson(file, alipay.app);
  const alipayKeyFile = path.join(folder, "alipay-app-private-key.txt");
  await writeFile(alipayKeyFile, `${alipay.app.private_key}\n`, { mode: 0o600 });
  return {
    stripe,
    alipay,
    alipayKeyFile,
    close: async () => void (await Promise.all([stripe.close(), alipay.close()])),
  };
}

/** Each under the name that it has in the admin's form. */
export function sayCredentials({ stripe, alipay, alipayKeyFile }: Simulators): void {
  say(`Stripe, sandbox (simulator at ${stripe.url})`);
  say(`  Publishable key      ${stripe.account.publishable_key}`);
  say(`  Secret key           ${stripe.account.secret_key}`);
  say();
  say(`Alipay, sandbox (simulator at ${alipay.url})`);
  say(`  App ID               ${alipay.app.app_id}`);
  say(`  Merchant ID (PID)    ${alipay.app.seller_id}`);
  say(`  App private key      ${alipay.app.private_key}`);
  say(`                       (also in ${alipayKeyFile})`);
  say(`  Alipay public key    ${alipay.app.alipay_public_key}`);
}
