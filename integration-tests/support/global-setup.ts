import { buildStore } from "../../src/demo/store/build-store";
import { openThrowAwayServer } from "../../src/demo/store/throw-away";
import { step } from "../../src/demo/output";
import { held, publishBench } from "./bench";

/** Once a run: PostgreSQL, the store compiled, a migrated and seeded database to copy. */
export default async function setUp(): Promise<void> {
  process.stdout.write("\n");
  const store = await step("Building the store", buildStore);
  const bench = await step("Preparing the database", () => openThrowAwayServer(store));
  held.paymentHubBench = bench;
  publishBench({ store, template: bench.template, serverUrl: bench.server.url("postgres") });
}
