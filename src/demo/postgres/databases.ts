import { Client, escapeIdentifier } from "pg";
import type { PostgresServer } from "./postgres-server";

/** Whether the server has a database of this name. */
export async function databaseExists(server: PostgresServer, name: string): Promise<boolean> {
  return withMaintenance(server, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    return found.rowCount === 1;
  });
}

/** Makes a database, empty or as a copy of a template that nobody is connected to. */
export async function createDatabase(
  server: PostgresServer,
  name: string,
  template?: string,
): Promise<void> {
  const copy = template === undefined ? "" : ` template ${escapeIdentifier(template)}`;
  await withMaintenance(server, (client) =>
    client.query(`create database ${escapeIdentifier(name)}${copy}`),
  );
}

export async function renameDatabase(
  server: PostgresServer,
  from: string,
  to: string,
): Promise<void> {
  await withMaintenance(server, (client) =>
    client.query(`alter database ${escapeIdentifier(from)} rename to ${escapeIdentifier(to)}`),
  );
}

/** Drops a database with whatever is connected to it; one that is not there is no error. */
export async function dropDatabase(server: PostgresServer, name: string): Promise<void> {
  await withMaintenance(server, (client) =>
    client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  );
}

async function withMaintenance<T>(
  server: PostgresServer,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
