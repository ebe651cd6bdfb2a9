import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createDatabase, dropDatabase } from "../../src/demo/postgres/databases";
import type { PostgresServer } from "../../src/demo/postgres/postgres-server";
import { temporaryFolder } from "../../src/demo/processes/temporary-folder";
import { workInStore } from "../support/work-in-store";
import type { RunReport, WorkerInput } from "./protocol";
import { makeRandomStore } from "./store-folder";

const WORKER = "integration-tests/random/worker/index.js";

const LOOK_EVERY_MS = 2_000;

export interface WorkerParts extends WorkerInput {
  /** From `buildStore`. */
  store: string;
  server: PostgresServer;
  /** A migrated database to copy. */
  template: string;
  /** Told how many runs have ended. */
  onProgress?: (ended: number) => void;
}

/** Makes the runs inside a store's process, on a database of their own. */
export async function runWorker(parts: WorkerParts): Promise<RunReport[]> {
  const { store, server, template, seed, runs, mostFailures, sabotage } = parts;
  const folder = await temporaryFolder();
  const database = `payment_hub_random_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, database, template);
  const shop = await makeRandomStore(store);
  const inputFile = path.join(folder, "input.json");
  const outputFile = path.join(folder, "output.jsonl");
  const input: WorkerInput = { seed, runs, mostFailures, ...(sabotage && { sabotage }) };
  await writeFile(inputFile, JSON.stringify(input));
  const look = setInterval(() => {
    void readReports(outputFile).then((ended) => parts.onProgress?.(ended.length));
  }, LOOK_EVERY_MS);
  try {
    await workInStore({
      ...{ title: "The runs", store: shop, script: WORKER, args: [inputFile, outputFile] },
      // What the shop warns of is what the runs do to it.
      settings: { databaseUrl: server.url(database), overrides: { LOG_LEVEL: "error" } },
      logFile: path.join(folder, "worker.log"),
    });
    return await readReports(outputFile);
  } finally {
    clearInterval(look);
    await dropDatabase(server, database);
    await rm(shop, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** The reports that are there already; a line that is being written is left out. */
async function readReports(file: string): Promise<RunReport[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as RunReport);
}
