import { randomBytes } from "node:crypto";
import { compiledMedusaCli } from "../../src/demo/paths";
import { runCommand } from "../../src/demo/processes/run-command";
import { storeEnvironment, type StoreSettings } from "../../src/demo/store/store-environment";

interface Work {
  title: string;
  /** A compiled store with the script beside it. */
  store: string;
  script: string;
  args: string[];
  settings: Pick<StoreSettings, "databaseUrl" | "stripeUrl" | "alipayUrl" | "overrides">;
  logFile: string;
}

/**
 * Runs a script inside a store's process that serves nobody, by `medusa exec`, to its end.
 * @throws Error with the end of its log when it fails
 */
export async function workInStore(work: Work): Promise<void> {
  const { title, store, script, args, settings, logFile } = work;
  await runCommand(title, {
    command: process.execPath,
    args: [compiledMedusaCli(store), "exec", script, ...args],
    cwd: store,
    env: storeEnvironment({
      url: "http://127.0.0.1:9000",
      jwtSecret: "unused",
      cookieSecret: "unused",
      encryptionKey: randomBytes(32).toString("base64"),
      ...settings,
    }),
    logFile,
  });
}
