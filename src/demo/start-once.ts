import { rm } from "node:fs/promises";
import path from "node:path";
import { runOnce } from "./once";
import { say, step } from "./output";
import type { Shutdown } from "./processes/shutdown";
import { temporaryFolder } from "./processes/temporary-folder";
import { buildStore } from "./store/build-store";
import { readStoreFacts } from "./store/store-facts";
import { openThrowAwayServer, THROW_AWAY_ADMIN } from "./store/throw-away";
import { startThrowAwayStore } from "./store/throw-away-store";

/** Runs the scenario in a store of its own; the demo's data are neither read nor changed. */
export async function startOnce(shutdown: Shutdown): Promise<void> {
  const folder = await temporaryFolder();
  shutdown.defer(() => rm(folder, { recursive: true, force: true }));
  const store = await step("Store and admin dashboard, built when the source changed", buildStore);
  const opened = await step("Database, from a template", () => openThrowAwayServer(store));
  shutdown.defer(() => opened.close());
  const { server, template } = opened;
  const logFile = path.join(folder, "medusa.log");
  const running = await step("Simulators and Medusa", () =>
    startThrowAwayStore({ store, server, template, logFile }),
  );
  shutdown.defer(() => running.stop());
  say();
  await runOnce({
    ...(await readStoreFacts(running.databaseUrl)),
    url: running.url,
    admin: THROW_AWAY_ADMIN,
    stripe: running.stripe,
    alipay: running.alipay,
  });
}
