import { readFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "../../src/demo/once/context";
import { spawnGuarded } from "../../src/demo/processes/guarded-process";

/**
 * Starts `payment-hub-simulators` as it was installed.
 * @returns where the two gateways are, and how to end the command
 */
export async function runSimulators(store: string, logFile: string) {
  const command = spawnGuarded({
    command: path.join(store, "node_modules/.bin/payment-hub-simulators"),
    args: ["--stripe-port", "0", "--alipay-port", "0"],
    cwd: store,
    env: process.env,
    logFile,
    stopSignal: "TERM",
  });
  const urls = await eventually("the addresses of the simulators", async () => {
    const [, stripe, alipay] =
      /stripe: "([^"]+)", alipay: "([^"]+)"/.exec(await readFile(logFile, "utf8")) ?? [];
    return stripe && alipay ? { stripe, alipay } : undefined;
  });
  return { ...urls, stop: () => command.stop(), ended: command.ended };
}
