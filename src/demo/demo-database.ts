import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createDatabase, databaseExists, dropDatabase } from "./postgres/databases";
import { startEmbeddedServer } from "./postgres/embedded-server";
import { externalServer, type PostgresServer } from "./postgres/postgres-server";
import { clusterRoot } from "./postgres/reachable";
import { fingerprint } from "./store/fingerprint";
import { migrate, seed, type AdminLogin, type Preparation } from "./store/prepare-database";
import { DATABASE_SOURCES, MANIFESTS } from "./store/sources";

export const DEMO_DATABASE = "payment_hub_demo";

/** Where the demo's cluster lies, for `--fresh`. */
export async function demoClusterFolder(): Promise<string> {
  return path.join(await clusterRoot(), "demo/postgres");
}

/** The server that DATABASE_URL names, or one of our own whose data stay between starts. */
export async function startDemoPostgres(): Promise<PostgresServer> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return externalServer(DATABASE_URL);
  return startEmbeddedServer(await demoClusterFolder(), "durable");
}

/**
 * Migrates and seeds the demo's database when it is new or the source has changed since; otherwise
 * there is nothing to do, which makes the second start a quick one.
 * @param folder where the state of the database is noted
 */
export async function prepareDemoDatabase(
  server: PostgresServer,
  folder: string,
  preparation: Preparation,
  admin: AdminLogin,
): Promise<void> {
  const note = path.join(folder, "database-key");
  const key = await fingerprint([...DATABASE_SOURCES, ...MANIFESTS]);
  const noted = await readFile(note, "utf8").catch(() => undefined);
  const exists = await databaseExists(server, DEMO_DATABASE);
  if (exists && noted === key) return;
  // Without a note it is half made, or from before `--fresh`: its admin's password is not known.
  if (noted === undefined) await dropDatabase(server, DEMO_DATABASE);
  if (!exists || noted === undefined) await createDatabase(server, DEMO_DATABASE);
  await migrate(preparation);
  await seed(preparation, admin);
  await writeFile(note, key);
}
