import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import {
  createDatabase,
  databaseExists,
  dropDatabase,
  renameDatabase,
} from "../postgres/databases";
import { startEmbeddedServer, type Durability } from "../postgres/embedded-server";
import { externalServer, type PostgresServer } from "../postgres/postgres-server";
import { clusterRoot } from "../postgres/reachable";
import { temporaryFolder } from "../processes/temporary-folder";
import { cached } from "./build-cache";
import { fingerprint } from "./fingerprint";
import { migrate, seed, type AdminLogin } from "./prepare-database";
import { DATABASE_SOURCES, MANIFESTS } from "./sources";
import { storeEnvironment } from "./store-environment";

const run = promisify(execFile);
const TEMPLATE = "payment_hub_template";

/** The login of stores that live for one run and listen on loopback only. */
export const THROW_AWAY_ADMIN: AdminLogin = { email: "admin@example.com", password: "supersecret" };

/** A PostgreSQL server with a seeded database to copy stores' databases from. */
export interface ThrowAwayServer {
  server: PostgresServer;
  template: string;
  close(): Promise<void>;
}

/**
 * A server whose template is migrated and seeded once for each state of the source, and copied
 * from then on. Nothing of what is done in it stays.
 * @param store from `buildStore`
 * @param durability what the copy's commits cost; a server that DATABASE_URL names has settings of
 * its own
 */
export async function openThrowAwayServer(
  store: string,
  durability: Durability = "throw-away",
): Promise<ThrowAwayServer> {
  const key = await fingerprint([...DATABASE_SOURCES, ...MANIFESTS]);
  const { DATABASE_URL } = process.env;
  return DATABASE_URL
    ? openExternal(store, key, DATABASE_URL)
    : openEmbedded(store, key, durability);
}

async function openEmbedded(
  store: string,
  key: string,
  durability: Durability,
): Promise<ThrowAwayServer> {
  const root = path.join(await clusterRoot(), "template");
  const folder = await cached(root, key, async (unfinished) => {
    const server = await startEmbeddedServer(unfinished, "throw-away");
    try {
      await fillTemplate(server, TEMPLATE, store, path.join(unfinished, "prepare.log"));
    } finally {
      await server.stop();
    }
  });
  const copy = await temporaryFolder();
  await run("cp", ["-a", `${folder}/.`, copy]);
  const server = await startEmbeddedServer(copy, durability);
  return {
    server,
    template: TEMPLATE,
    async close() {
      await server.stop();
      await rm(copy, { recursive: true, force: true });
    },
  };
}

async function openExternal(
  store: string,
  key: string,
  databaseUrl: string,
): Promise<ThrowAwayServer> {
  const server = externalServer(databaseUrl);
  const template = `${TEMPLATE}_${key}`;
  if (!(await databaseExists(server, template))) {
    const unfinished = `${template}_${process.pid}`;
    await fillTemplate(server, unfinished, store, path.join(store, "prepare.log"));
    await renameDatabase(server, unfinished, template);
  }
  return { server, template, close: () => Promise.resolve() };
}

async function fillTemplate(
  server: PostgresServer,
  database: string,
  store: string,
  logFile: string,
): Promise<void> {
  await dropDatabase(server, database);
  await createDatabase(server, database);
  const env = storeEnvironment({
    databaseUrl: server.url(database),
    url: "http://127.0.0.1:9000",
    jwtSecret: "unused",
    cookieSecret: "unused",
    encryptionKey: Buffer.alloc(32).toString("base64"),
  });
  await migrate({ store, env, logFile });
  await seed({ store, env, logFile }, THROW_AWAY_ADMIN);
}
