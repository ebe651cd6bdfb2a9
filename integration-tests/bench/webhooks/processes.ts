import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Shutdown } from "../../../src/demo/processes/shutdown";
import { spawnGuarded } from "../../../src/demo/processes/guarded-process";
import { freePort } from "../../../src/demo/processes/ports";
import { tail } from "../../../src/demo/processes/run-command";
import { storeEnvironment } from "../../../src/demo/store/store-environment";
import type { StripeSimulator } from "../../../src/simulators/stripe";

const START_TIMEOUT_MS = 180_000;

export interface Processes {
  /** Medusa with our plugin, and with Medusa's provider as shipped. */
  store: string;
  /** The same with `webhook_delay: 1`. */
  undelayed: string;
  /** Takes `{ session_id, amount }`. */
  workflow: string;
}

export interface Surroundings {
  /** From `makeBenchStore`. */
  bench: string;
  /** From `buildStore`. */
  store: string;
  /** For logs. */
  folder: string;
  databaseUrl: string;
  stripe: StripeSimulator;
  shutdown: Shutdown;
}

/** Starts the store three times, each in a process of its own, without `ts-node` as in production. */
export async function startStores(around: Surroundings): Promise<Processes> {
  const { bench, store, databaseUrl, stripe } = around;
  const port = { store: await freePort(), undelayed: await freePort(), workflow: await freePort() };
  const settings = {
    databaseUrl,
    url: urlAt(port.store),
    jwtSecret: randomBytes(24).toString("hex"),
    cookieSecret: randomBytes(24).toString("hex"),
    encryptionKey: randomBytes(32).toString("base64"),
    stripeUrl: stripe.url,
  };
  const env = (overrides: Record<string, string> = {}): NodeJS.ProcessEnv =>
    storeEnvironment({
      ...settings,
      overrides: {
        PAYMENT_HUB_BENCH_STORE: store,
        PAYMENT_HUB_BENCH_STRIPE_KEY: stripe.account.secret_key,
        ...overrides,
      },
    });
  const medusa = createRequire(path.join(bench, "package.json")).resolve("@medusajs/cli");
  const serve = (at: number): string[] => [medusa, "start", "-H", "127.0.0.1", "-p", String(at)];
  const script = "integration-tests/bench/webhooks/inside/workflow.js";
  const health = "/health";
  await start(around, "store", port.store, serve(port.store), env(), health);
  // Without scheduled jobs, which the first one runs: the others are not to take its events.
  const jobless = { MEDUSA_WORKER_MODE: "server" };
  const undelayed = env({ ...jobless, PAYMENT_HUB_BENCH_WEBHOOK_DELAY: "1" });
  await start(around, "undelayed", port.undelayed, serve(port.undelayed), undelayed, health);
  const work = [medusa, "exec", script, String(port.workflow)];
  await start(around, "workflow", port.workflow, work, env(jobless));
  return {
    store: urlAt(port.store),
    undelayed: urlAt(port.undelayed),
    workflow: urlAt(port.workflow),
  };
}

/** @returns its address */
export async function startFloor(
  around: Surroundings,
  told: { secret: string; account: string },
): Promise<string> {
  const port = await freePort();
  const script = path.join(around.bench, "integration-tests/bench/webhooks/inside/floor.js");
  await start(around, "floor", port, [script], {
    PATH: process.env.PATH,
    DATABASE_URL: around.databaseUrl,
    FLOOR_PORT: String(port),
    FLOOR_SECRET: told.secret,
    FLOOR_ACCOUNT: told.account,
  });
  return urlAt(port);
}

function urlAt(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** @param health where it answers 200 once it is ready; without one any answer will do */
async function start(
  { bench, folder, shutdown }: Surroundings,
  name: string,
  port: number,
  args: string[],
  env: NodeJS.ProcessEnv,
  health?: string,
): Promise<void> {
  const logFile = path.join(folder, `${name}.log`);
  const started = spawnGuarded({
    command: process.execPath,
    args,
    cwd: bench,
    env,
    logFile,
    stopSignal: "TERM",
  });
  shutdown.defer(() => started.stop());
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && started.exitCode() === undefined) {
    const answer = await fetch(`${urlAt(port)}${health ?? "/"}`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer && (!health || answer.ok)) return;
    await sleep(200);
  }
  throw new Error(`${name} did not start. The end of ${logFile}:\n${await tail(logFile)}`);
}
