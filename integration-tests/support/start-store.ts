import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Pool } from "pg";
import { CACHE } from "../../src/demo/paths";
import { externalServer } from "../../src/demo/postgres/postgres-server";
import { readStoreFacts, type RegionFact } from "../../src/demo/store/store-facts";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import {
  startThrowAwayStore,
  type ThrowAwayStore,
  type ThrowAwayStoreOptions,
} from "../../src/demo/store/throw-away-store";
import { currentBench } from "./bench";
import { JsonClient } from "../../src/demo/json-client";

export type TestStoreOptions = Pick<ThrowAwayStoreOptions, "env" | "stripe" | "alipay">;

export interface TestStore extends ThrowAwayStore {
  /** Logged in as the admin user. */
  admin: JsonClient;
  /** With the publishable key, as a storefront sends it. */
  storefront: JsonClient;
  /** Without any key: hooks, health, login. */
  anonymous: JsonClient;
  publishableKey: string;
  regions: RegionFact[];
  db: Pool;
}

/**
 * A store for one suite: its own database, simulators and server. Its log stays in
 * `.cache/test-logs/<suite>.log` for when something failed.
 */
export async function startStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const { store, template, serverUrl } = currentBench();
  const running = await startThrowAwayStore({
    ...options,
    store,
    template,
    server: externalServer(serverUrl),
    logFile: await suiteLog(),
  });
  const db = new Pool({ connectionString: running.databaseUrl, max: 4 });
  // Dropping the database cuts what is idle in the pool; that is no failure of a test.
  db.on("error", () => undefined);
  const anonymous = new JsonClient(running.url);
  const facts = await readStoreFacts(running.databaseUrl);
  return {
    ...running,
    ...facts,
    db,
    anonymous,
    admin: await logIn(anonymous),
    storefront: anonymous.with({ "x-publishable-api-key": facts.publishableKey }),
    async stop() {
      await db.end();
      await running.stop();
    },
  };
}

/** @param client of any server of the store: they share what tokens are signed with */
export async function logIn(client: JsonClient): Promise<JsonClient> {
  const { status, body } = await client.post<{ token: string }>(
    "/auth/user/emailpass",
    THROW_AWAY_ADMIN,
  );
  if (status !== 200) throw new Error(`The admin could not log in: ${JSON.stringify(body)}`);
  return client.with({ authorization: `Bearer ${body.token}` });
}

async function suiteLog(): Promise<string> {
  const folder = path.join(CACHE, "test-logs");
  await mkdir(folder, { recursive: true });
  const suite = path.basename(expect.getState().testPath ?? "suite", ".test.ts");
  return path.join(folder, `${suite}.log`);
}
