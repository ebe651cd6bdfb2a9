import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { CACHE, compiledMedusaCli } from "../../src/demo/paths";
import { spawnGuarded } from "../../src/demo/processes/guarded-process";
import { storeEnvironment } from "../../src/demo/store/store-environment";
import { currentBench } from "./bench";
import type { TestStore } from "./start-store";

export interface ScriptRun {
  code: number | null;
  output: string;
}

/**
 * Runs `medusa exec` beside a test's server, on its database, as a merchant's developer does.
 * @param script path from the built store's folder, or an absolute one
 */
export async function execScript(
  shop: TestStore,
  script: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Promise<ScriptRun> {
  const { store } = currentBench();
  const logFile = path.join(CACHE, "test-logs", `${path.basename(script, ".js")}-command.log`);
  await rm(logFile, { force: true });
  const file = path.isAbsolute(script) ? path.relative(store, script) : script;
  const code = await spawnGuarded({
    command: process.execPath,
    args: [compiledMedusaCli(store), "exec", file, ...args],
    cwd: store,
    env: storeEnvironment({
      databaseUrl: shop.databaseUrl,
      url: shop.url,
      jwtSecret: "unused",
      cookieSecret: "unused",
      encryptionKey: "",
      stripeUrl: shop.stripe.url,
      alipayUrl: shop.alipay.url,
      overrides: env,
    }),
    logFile,
    stopSignal: "TERM",
  }).ended;
  return { code, output: await readFile(logFile, "utf8") };
}
