import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { demoClusterFolder } from "./demo-database";
import { say } from "./output";
import { DEMO_FOLDER } from "./paths";
import { tryLock } from "./processes/folder-lock";
import { tail } from "./processes/run-command";
import { Shutdown } from "./processes/shutdown";
import { sayWelcome } from "./say-welcome";
import { startDemo } from "./start-demo";
import { startOnce } from "./start-once";

const LOCK = path.join(DEMO_FOLDER, "../demo.lock");

/**
 * `npm run demo`: a whole store with both gateways simulated, on this machine alone.
 * `--fresh` forgets the last one first; `--once` runs a scenario in a store of its own and ends.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { once: { type: "boolean" }, fresh: { type: "boolean" } },
  });
  const shutdown = new Shutdown();
  shutdown.onSignals(() => say("\nStopping."));
  try {
    await (values.once ? startOnce(shutdown) : run(shutdown, values.fresh ?? false));
  } catch (error) {
    if (shutdown.begun) return;
    process.exitCode = 1;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    await shutdown.run();
  }
}

async function run(shutdown: Shutdown, fresh: boolean): Promise<void> {
  if (!(await tryLock(LOCK))) throw new Error("The demo is already running. Stop it first.");
  shutdown.defer(() => rm(LOCK, { force: true }));
  if (fresh) {
    await rm(DEMO_FOLDER, { recursive: true, force: true });
    await rm(await demoClusterFolder(), { recursive: true, force: true });
  }
  const demo = await startDemo(DEMO_FOLDER, shutdown);
  sayWelcome(demo);
  const code = await demo.medusa.ended;
  if (shutdown.begun) return;
  throw new Error(`Medusa ended (exit code ${code}):\n${await tail(demo.logFile)}`);
}

void main();
