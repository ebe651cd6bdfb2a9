import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { compiledMedusaCli } from "../paths";
import { spawnGuarded, type GuardedProcess } from "../processes/guarded-process";
import { tail } from "../processes/run-command";

const START_TIMEOUT_MS = 180_000;

export interface MedusaServerOptions {
  /** From `buildStore`. */
  store: string;
  port: number;
  env: NodeJS.ProcessEnv;
  logFile: string;
}

export interface MedusaServer {
  url: string;
  /** Everything that it has written so far. */
  logs(): Promise<string>;
  /** Lets it finish what it does, then ends it. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Settles when it has ended, for whatever reason. */
  ended: Promise<number>;
}

/** Starts a store's server and waits until it answers. */
export async function startMedusa(options: MedusaServerOptions): Promise<MedusaServer> {
  const { store, port, env, logFile } = options;
  const server = spawnGuarded({
    command: process.execPath,
    args: [compiledMedusaCli(store), "start", "--host", "127.0.0.1", "--port", String(port)],
    cwd: store,
    env,
    logFile,
    stopSignal: "TERM",
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(server, url, logFile);
  return {
    url,
    logs: () => readFile(logFile, "utf8"),
    stop: () => server.stop(),
    kill: () => server.kill(),
    ended: server.ended,
  };
}

async function untilHealthy(server: GuardedProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode() === undefined) {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    if (health?.ok) return;
    await sleep(200);
  }
  await server.stop();
  throw new Error(`Medusa did not start. The end of ${logFile}:\n${await tail(logFile)}`);
}
