import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { createDatabase, dropDatabase } from "../../src/demo/postgres/databases";
import { externalServer } from "../../src/demo/postgres/postgres-server";
import { currentBench } from "./bench";

/**
 * A copy of a store's database beside it, as a restored backup is one. Whoever is connected to the
 * original is cut off, so stop the store before.
 */
export async function copyDatabase(
  databaseUrl: string,
): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const server = externalServer(currentBench().serverUrl);
  const name = new URL(databaseUrl).pathname.slice(1);
  const copy = `payment_hub_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
      [name],
    );
  } finally {
    await client.end();
  }
  await createDatabase(server, copy, name);
  return { databaseUrl: server.url(copy), drop: () => dropDatabase(server, copy) };
}
