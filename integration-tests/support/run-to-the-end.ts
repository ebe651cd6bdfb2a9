import { say } from "../../src/demo/output";
import { Shutdown } from "../../src/demo/processes/shutdown";

/** A command's work: what it has started is ended with it, and what broke it is its exit code. */
export async function runToTheEnd(work: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.onSignals(() => say("\nStopping."));
  try {
    await work(shutdown);
  } catch (error) {
    if (shutdown.begun) return;
    process.exitCode = 1;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    await shutdown.run();
  }
}
