import { sayCredentials, startSimulators } from "./demo-simulators";
import { say } from "./output";
import { DEMO_FOLDER } from "./paths";
import { Shutdown } from "./processes/shutdown";

/** `npm run simulators`: the two gateways alone, for a store that runs somewhere else. */
async function main(): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.onSignals(() => say("\nStopping."));
  const simulators = await startSimulators(DEMO_FOLDER);
  shutdown.defer(() => simulators.close());
  say();
  sayCredentials(simulators);
  say();
  say("Point a store's sandbox at them with, in its medusa-config.ts, the option");
  say(
    `  sandbox_endpoints: { stripe: "${simulators.stripe.url}", alipay: "${simulators.alipay.url}" }`,
  );
  say("Ctrl-C stops them.");
}

void main();
