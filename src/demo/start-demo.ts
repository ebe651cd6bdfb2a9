import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { startSimulators, type Simulators } from "../simulators/command/start-simulators";
import { DEMO_DATABASE, prepareDemoDatabase, startDemoPostgres } from "./demo-database";
import { demoKeys } from "./keys";
import { step } from "./output";
import { freePort } from "./processes/ports";
import type { Shutdown } from "./processes/shutdown";
import { buildStore } from "./store/build-store";
import { startMedusa, type MedusaServer } from "./store/medusa-server";
import type { AdminLogin } from "./store/prepare-database";
import { storeEnvironment } from "./store/store-environment";
import { readStoreFacts, type StoreFacts } from "./store/store-facts";

const MEDUSA_PORT = 9000;

export interface Demo extends StoreFacts {
  medusa: MedusaServer;
  simulators: Simulators;
  admin: AdminLogin;
  webhookSecret: string;
  logFile: string;
}

/** Starts the store that stays: whatever is there from the last start is used again. */
export async function startDemo(folder: string, shutdown: Shutdown): Promise<Demo> {
  await mkdir(folder, { recursive: true });
  const logFile = path.join(folder, "medusa.log");
  await rm(logFile, { force: true });
  const keys = await demoKeys(folder);
  const server = await step("PostgreSQL", startDemoPostgres);
  shutdown.defer(() => server.stop());
  const simulators = await step("Simulators of Stripe and Alipay", () =>
    startSimulators({ folder }),
  );
  shutdown.defer(() => simulators.close());
  const store = await step("Store and admin dashboard, built when the source changed", buildStore);

  const port = await freePort(MEDUSA_PORT);
  const env = storeEnvironment({
    ...keys,
    databaseUrl: server.url(DEMO_DATABASE),
    url: `http://127.0.0.1:${port}`,
    stripeUrl: simulators.stripe.url,
    alipayUrl: simulators.alipay.url,
  });
  await step("Database, migrated and seeded when the source changed", () =>
    prepareDemoDatabase(server, folder, { store, env, logFile }, keys.admin),
  );
  const medusa = await step("Medusa", () => startMedusa({ store, port, env, logFile }));
  shutdown.defer(() => medusa.stop());
  await registerEndpoint(simulators.stripe.url, medusa.url, keys.webhookSecret);
  const facts = await readStoreFacts(server.url(DEMO_DATABASE));
  const { admin, webhookSecret } = keys;
  return { ...facts, medusa, simulators, admin, webhookSecret, logFile };
}

/** What a merchant does in Stripe's dashboard, done for the demo: where events go. */
async function registerEndpoint(stripe: string, store: string, secret: string): Promise<void> {
  const url = `${store}/hooks/payment/stripe_stripe`;
  const answer = await fetch(`${stripe}/__sim/webhook_endpoints`, {
    method: "POST",
    body: JSON.stringify({ url, secret }),
  });
  if (!answer.ok) throw new Error(`The Stripe simulator refused the endpoint: ${answer.status}`);
}
