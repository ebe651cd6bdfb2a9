import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { say, step } from "../../../src/demo/output";
import { CACHE, ROOT } from "../../../src/demo/paths";
import { createDatabase, dropDatabase } from "../../../src/demo/postgres/databases";
import type { Shutdown } from "../../../src/demo/processes/shutdown";
import { temporaryFolder } from "../../../src/demo/processes/temporary-folder";
import { buildStore } from "../../../src/demo/store/build-store";
import { openThrowAwayServer } from "../../../src/demo/store/throw-away";
import { startAlipaySimulator } from "../../../src/simulators/alipay";
import { startStripeSimulator } from "../../../src/simulators/stripe";
import { reportSignatures } from "../signing/report";
import { describeDatabase } from "./describe-database";
import { reportSessions } from "./report";
import { runWorker } from "./run-worker";
import { recordServiceTimes } from "./service-times";
import { withServiceTimes } from "./summary";

const DETAILS = path.join(CACHE, "bench/sessions.json");

/**
 * Payment sessions made by Medusa with its own providers and with ours, and Alipay's signatures.
 * The simulators live in this process, the store in another.
 */
export async function benchSessions(shutdown: Shutdown): Promise<void> {
  // First, while nothing else of ours runs.
  const signatures = await step("Signatures", () => Promise.resolve(reportSignatures()));
  const folder = await temporaryFolder();
  shutdown.defer(() => rm(folder, { recursive: true, force: true }));
  const store = await step("Store, built when the source changed", buildStore);
  const { server, template, close } = await step("Database, durable", () =>
    openThrowAwayServer(store, "durable"),
  );
  shutdown.defer(close);
  const database = `payment_hub_bench_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, database, template);
  shutdown.defer(() => dropDatabase(server, database));

  const serviceTimes = recordServiceTimes("/v1/payment_intents");
  const stripe = await startStripeSimulator();
  shutdown.defer(() => stripe.close());
  const alipay = await startAlipaySimulator();
  shutdown.defer(() => alipay.close());

  const databaseUrl = server.url(database);
  const output = await step("Payment sessions", () =>
    runWorker({ store, folder, databaseUrl, stripe, alipay }),
  );
  await writeFile(DETAILS, JSON.stringify({ ...output, serviceTimes }, undefined, 1));
  const turns = withServiceTimes(output, serviceTimes);
  const described = await describeDatabase(databaseUrl);
  say(["", ...reportSessions(turns, output, described), "", ...signatures].join("\n"));
  say(`\nEvery turn, and every SQL statement of a creation: ${path.relative(ROOT, DETAILS)}`);
}
