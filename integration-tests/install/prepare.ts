import { randomBytes } from "node:crypto";
import path from "node:path";
import { step } from "../../src/demo/output";
import { createDatabase, dropDatabase } from "../../src/demo/postgres/databases";
import type { PostgresServer } from "../../src/demo/postgres/postgres-server";
import type { Shutdown } from "../../src/demo/processes/shutdown";
import { migrate, seed } from "../../src/demo/store/prepare-database";
import { storeEnvironment } from "../../src/demo/store/store-environment";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { BareStore } from "./bare-store";
import { packPlugin } from "./pack-plugin";
import { startTestServer } from "./test-server";

/** Takes away everything that the harness tells a store about the hub. */
export const NOTHING_CONFIGURED = {
  PAYMENT_HUB_BACKEND_URL: undefined,
  PAYMENT_HUB_ENCRYPTION_KEY: undefined,
  PAYMENT_HUB_STRIPE_SANDBOX_URL: undefined,
  PAYMENT_HUB_ALIPAY_SANDBOX_URL: undefined,
};

export interface PreparedStore {
  store: BareStore;
  server: PostgresServer;
  /** Migrated by the store itself, and seeded. */
  database: string;
}

/**
 * A bare store with the packed plugin, built and migrated. What does not depend on each other runs
 * side by side: npm waits for the disk while the plugin is compiled, and the database is migrated
 * while the dashboard is bundled.
 */
export async function prepareStore(folder: string, shutdown: Shutdown): Promise<PreparedStore> {
  const [tarball, store] = await bothOf(
    step("Packing the plugin", () => packPlugin(path.join(folder, "packed"))),
    step("Installing a bare store", () => BareStore.install(path.join(folder, "store"))),
  );
  await step("Installing the plugin", () => store.addPlugin(tarball));

  const server = await startTestServer(path.join(folder, "postgres"));
  shutdown.defer(() => server.stop());
  const database = `payment_hub_install_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, database);
  shutdown.defer(() => dropDatabase(server, database));
  const env = storeEnvironment({
    databaseUrl: server.url(database),
    url: "http://127.0.0.1:9000",
    jwtSecret: "unused",
    cookieSecret: "unused",
    encryptionKey: "",
    overrides: NOTHING_CONFIGURED,
  });
  await bothOf(
    step("Building the store", () => store.build(env)),
    step("Migrating the database", () =>
      migrate({ store: store.folder, env, logFile: store.log("migrate") }),
    ),
  );
  await step("Seeding the database", () =>
    seed({ store: store.built, env, logFile: store.log("seed") }, THROW_AWAY_ADMIN),
  );
  return { store, server, database };
}

/** Waits for both even when one fails: what still runs must not have its folder taken away. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
