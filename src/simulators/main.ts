#!/usr/bin/env node
import { credentialLines } from "./command/credential-lines";
import { readOptions, USAGE } from "./command/read-options";
import { startSimulators, type Simulators } from "./command/start-simulators";

/**
 * `payment-hub-simulators`: the two gateways alone, on loopback, for a store that runs somewhere
 * else. It needs nothing but the installed package.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return say([USAGE]);
  const simulators = await startSimulators(options);
  endOnSignals(simulators);
  say([
    "",
    ...credentialLines(simulators),
    "",
    "Point a store's sandbox at them with, in its medusa-config.ts, the option",
    `  sandbox_endpoints: { stripe: "${simulators.stripe.url}", alipay: "${simulators.alipay.url}" }`,
    "Ctrl-C stops them.",
  ]);
}

function endOnSignals(simulators: Simulators): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      say(["", "Stopping."]);
      void simulators.close().then(() => process.exit(0));
    });
  }
}

function say(lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
