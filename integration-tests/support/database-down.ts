import { Client } from "pg";
import { currentBench } from "./bench";
import type { TestStore } from "./start-store";

/**
 * Makes a store's database unreachable for everybody, as when its server is down.
 * @returns what brings it back
 */
export async function takeDatabaseAway({ databaseUrl }: TestStore): Promise<() => Promise<void>> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const server = new Client({ connectionString: currentBench().serverUrl });
  // The server may be gone before a test that failed has brought the database back.
  server.on("error", () => undefined);
  await server.connect();
  await server.query(`alter database "${name}" allow_connections false`);
  await server.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    name,
  ]);
  return async () => {
    await server.query(`alter database "${name}" allow_connections true`);
    await server.end();
  };
}
