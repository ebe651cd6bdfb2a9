import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AlipaySimulator } from "../../../src/simulators/alipay";
import type { StripeSimulator } from "../../../src/simulators/stripe";
import { workInStore } from "../../support/work-in-store";
import type { WorkerInput, WorkerOutput } from "./plan";
import { makeBenchStore } from "./store-folder";

export interface WorkerParts {
  /** From `buildStore`. */
  store: string;
  /** For what passes between the two processes. */
  folder: string;
  databaseUrl: string;
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
}

const WORKER = "integration-tests/bench/sessions/worker/index.js";

/** Runs the measurements inside a store's process, to their end. */
export async function runWorker(parts: WorkerParts): Promise<WorkerOutput> {
  const { store, folder, databaseUrl, stripe, alipay } = parts;
  const bench = await makeBenchStore(store, "sessions");
  const inputFile = path.join(folder, "input.json");
  const outputFile = path.join(folder, "output.json");
  await writeFile(inputFile, JSON.stringify(inputOf(parts)), { mode: 0o600 });
  await workInStore({
    ...{ title: "Making payment sessions", store: bench, script: WORKER },
    args: [inputFile, outputFile],
    settings: {
      databaseUrl,
      stripeUrl: stripe.url,
      alipayUrl: alipay.url,
      overrides: {
        PAYMENT_HUB_BENCH_STORE: store,
        PAYMENT_HUB_BENCH_STRIPE_KEY: stripe.account.secret_key,
      },
    },
    logFile: path.join(folder, "worker.log"),
  });
  return JSON.parse(await readFile(outputFile, "utf8")) as WorkerOutput;
}

function inputOf({ stripe, alipay }: WorkerParts): WorkerInput {
  const { publishable_key, secret_key, id } = stripe.account;
  const { app_id, seller_id, private_key, alipay_public_key } = alipay.app;
  return {
    stripe: { publishable_key, secret_key, merchantId: id, url: stripe.url },
    alipay: { app_id, seller_id, private_key, alipay_public_key },
  };
}
