import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Pool } from "pg";
import { JsonClient } from "../../../src/demo/json-client";
import { expectStatus, type Shop } from "../../../src/demo/once/context";
import { Merchant } from "../../../src/demo/once/merchant";
import { switchOn } from "../../../src/demo/once/set-up";
import { say, step } from "../../../src/demo/output";
import { CACHE, ROOT } from "../../../src/demo/paths";
import { createDatabase, dropDatabase } from "../../../src/demo/postgres/databases";
import type { Shutdown } from "../../../src/demo/processes/shutdown";
import { temporaryFolder } from "../../../src/demo/processes/temporary-folder";
import { buildStore } from "../../../src/demo/store/build-store";
import { readStoreFacts } from "../../../src/demo/store/store-facts";
import { openThrowAwayServer, THROW_AWAY_ADMIN } from "../../../src/demo/store/throw-away";
import { startAlipaySimulator } from "../../../src/simulators/alipay";
import { startStripeSimulator } from "../../../src/simulators/stripe";
import { describeDatabase } from "../sessions/describe-database";
import { makeBenchStore } from "../sessions/store-folder";
import { measureIngest } from "./ingest";
import { measureOrders, payCart } from "./orders";
import { NOTHING_PATH, ROADS } from "./plan";
import { startFloor, startStores } from "./processes";
import { reportWebhooks } from "./report";

const DETAILS = path.join(CACHE, "bench/webhooks.json");

/** Of our account at the simulator, which sends nothing by itself: the bench does, when it is time. */
const SECRET = "whsec_bench_ours_0123456789abcdef0123456789";

/**
 * Gateway events, from the wire to a row and to an order: ours against a server that does nothing
 * else, Medusa's own route and Medusa's bare workflow. The gateway and the sender live in this process.
 */
export async function benchWebhooks(shutdown: Shutdown): Promise<void> {
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
  const databaseUrl = server.url(database);
  const db = new Pool({ connectionString: databaseUrl, max: 2 });
  db.on("error", () => undefined);
  shutdown.defer(() => db.end());
  await db.query("create table bench_floor_event (like payment_hub_event including all)");

  const stripe = await startStripeSimulator();
  shutdown.defer(() => stripe.close());
  const alipay = await startAlipaySimulator();
  shutdown.defer(() => alipay.close());

  const bench = await makeBenchStore(store, "webhooks");
  const around = { bench, store, folder, databaseUrl, stripe, shutdown };
  const processes = await step("Three stores", () => startStores(around));
  const facts = await readStoreFacts(databaseUrl);
  const shop: Shop = {
    ...facts,
    stripe,
    alipay,
    admin: await logIn(processes.store),
    storefront: new JsonClient(processes.store).with({
      "x-publishable-api-key": facts.publishableKey,
    }),
  };
  await openShop(shop);
  const floor = await startFloor(around, { secret: SECRET, account: "phacc_floor" });

  const urls = {
    floor,
    nothing: `${processes.store}${NOTHING_PATH}`,
    ours: `${processes.store}/hooks/payment/stripe_stripe`,
  };
  const example = await exampleEvent(shop);
  const ingest = await step("Events to rows", () =>
    measureIngest({ urls, secret: SECRET, example, db }),
  );
  const orders = await step("Paid carts to orders", () =>
    measureOrders({ shop, processes, secret: SECRET, db }),
  );
  await mkdir(path.dirname(DETAILS), { recursive: true });
  await writeFile(DETAILS, JSON.stringify({ ingest, orders }, undefined, 1));
  const described = await describeDatabase(databaseUrl);
  say(["", ...reportWebhooks(ingest, orders, described)].join("\n"));
  say(`\nEvery turn: ${path.relative(ROOT, DETAILS)}`);
}

async function logIn(url: string): Promise<JsonClient> {
  const client = new JsonClient(url);
  const { token } = await expectStatus(
    client.post<{ token: string }>("/auth/user/emailpass", THROW_AWAY_ADMIN),
  );
  return client.with({ authorization: `Bearer ${token}` });
}

/** Enters our keys, switches Stripe on, and has every region offer Medusa's provider beside it. */
async function openShop(shop: Shop): Promise<void> {
  const merchant = new Merchant(shop);
  const { publishable_key, secret_key } = shop.stripe.account;
  await merchant.enterKeys("stripe", { publishable_key, secret_key, webhook_secret: SECRET });
  await switchOn(merchant, "stripe");
  const payment_providers = [...new Set(Object.values(ROADS).map(({ providerId }) => providerId))];
  for (const { id } of shop.regions) {
    await expectStatus(shop.admin.post(`/admin/regions/${id}`, { payment_providers }));
  }
}

/** A real one, as of a payment that is not this store's: it has another number. */
async function exampleEvent(shop: Shop): Promise<Record<string, unknown>> {
  const paid = await payCart({ shop }, "shipped");
  const event = JSON.parse(paid.event) as { data: { object: Record<string, unknown> } };
  const object = { ...event.data.object, id: "pi_of_somebody_else", metadata: {} };
  return { ...event, data: { object } };
}
