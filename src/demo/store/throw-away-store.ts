import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { startAlipaySimulator, type AlipaySimulator } from "../../simulators/alipay";
import type { AlipaySimulatorOptions } from "../../simulators/alipay";
import { startStripeSimulator, type StripeSimulator } from "../../simulators/stripe";
import type { StripeSimulatorOptions } from "../../simulators/stripe";
import { createDatabase, dropDatabase } from "../postgres/databases";
import type { PostgresServer } from "../postgres/postgres-server";
import { freePort } from "../processes/ports";
import { startMedusa, type MedusaServer } from "./medusa-server";
import { storeEnvironment } from "./store-environment";

type Overrides = Record<string, string | undefined>;

export interface ThrowAwayStoreOptions {
  /** From `buildStore`. */
  store: string;
  server: PostgresServer;
  /** The database to copy. */
  template: string;
  logFile: string;
  /** Wins over what the store is told otherwise; undefined takes a variable away. */
  env?: Overrides | undefined;
  stripe?: StripeSimulatorOptions | undefined;
  alipay?: AlipaySimulatorOptions | undefined;
}

/** A store with a database, gateways and keys of its own, none of which outlives it. */
export interface ThrowAwayStore {
  url: string;
  databaseUrl: string;
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
  logs(): Promise<string>;
  /** Ends the server in the middle of whatever it does; `restart` brings it back. */
  kill(): Promise<void>;
  /** Stops the server and starts it at the same address, with other variables if given. */
  restart(env?: Overrides): Promise<void>;
  /** One more server of the same store, at an address of its own. It is stopped with the rest. */
  startAnother(env?: Overrides): Promise<MedusaServer>;
  stop(): Promise<void>;
}

export async function startThrowAwayStore(options: ThrowAwayStoreOptions): Promise<ThrowAwayStore> {
  const { store, server, template, logFile } = options;
  const database = `payment_hub_${randomBytes(6).toString("hex")}`;
  await rm(logFile, { force: true });
  await createDatabase(server, database, template);
  const stripe = await startStripeSimulator(options.stripe);
  const alipay = await startAlipaySimulator(options.alipay);
  const port = await freePort();
  const settings = {
    databaseUrl: server.url(database),
    url: `http://127.0.0.1:${port}`,
    jwtSecret: randomBytes(24).toString("hex"),
    cookieSecret: randomBytes(24).toString("hex"),
    encryptionKey: randomBytes(32).toString("base64"),
    stripeUrl: stripe.url,
    alipayUrl: alipay.url,
  };
  let overrides = options.env;
  const start = (at: number): Promise<MedusaServer> =>
    startMedusa({ store, port: at, env: storeEnvironment({ ...settings, overrides }), logFile });

  const others: MedusaServer[] = [];
  let medusa: MedusaServer | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([medusa, ...others].map((running) => running?.stop()));
    await Promise.all([stripe.close(), alipay.close()]);
    await dropDatabase(server, database);
  };
  try {
    medusa = await start(port);
  } catch (error) {
    await stop();
    throw error;
  }
  const { url, logs } = medusa;
  return {
    url,
    logs,
    stop,
    stripe,
    alipay,
    databaseUrl: settings.databaseUrl,
    kill: async () => medusa?.kill(),
    async restart(env = {}) {
      await medusa?.stop();
      overrides = { ...overrides, ...env };
      medusa = await start(port);
    },
    async startAnother(env = {}) {
      const another = await startMedusa({
        store,
        port: await freePort(),
        env: storeEnvironment({ ...settings, overrides: { ...overrides, ...env } }),
        logFile,
      });
      others.push(another);
      return another;
    },
  };
}
