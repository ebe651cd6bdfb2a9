import { setTimeout as sleep } from "node:timers/promises";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus } from "../../src/demo/once/context";
import type { MedusaServer } from "../../src/demo/store/medusa-server";
import { beginAtStripe } from "../support/bought";
import { haltAt } from "../support/halts";
import { atStripe } from "../support/ledgers";
import { JsonClient } from "../../src/demo/json-client";
import { openShop, type OpenShop } from "../support/open-shop";
import { STRIPE } from "../support/providers";
import { sendSigned, stripeEvent, webhookSecret } from "../support/signed-events";
import { eventsOf } from "../support/stripe-events";
import { startRedis, type RedisServer } from "../support/start-redis";
import { logIn } from "../support/start-store";

/** What a server takes over from another one after this at the latest. */
const SEEN_WITHIN_MS = 1_000;

/** Longer than a claim of a worker that died stands, and than Medusa's locks that it held. */
const AFTER_A_CLAIM_MS = 150_000;

let redis: RedisServer;
let shop: OpenShop;
let second: MedusaServer;
let worker: MedusaServer;

const startWorker = (): Promise<MedusaServer> =>
  shop.startAnother({ MEDUSA_WORKER_MODE: "worker" });

beforeAll(async () => {
  redis = await startRedis();
  shop = await openShop({ env: { REDIS_URL: redis.url, MEDUSA_WORKER_MODE: "server" } });
  second = await shop.startAnother();
  worker = await startWorker();
});
afterAll(async () => {
  await shop?.stop();
  await redis?.stop();
});

interface Row {
  state: string;
  tries: number;
  claimed: boolean;
}

async function succeeded(reference: unknown): Promise<Row | undefined> {
  const { rows } = await shop.db.query<Row>(
    `select state, tries, next_try_at > now() as claimed from payment_hub_event
     where reference = $1 and type = 'payment_intent.succeeded'`,
    [reference],
  );
  return rows[0];
}

describe("two servers, a worker and Redis", () => {
  it("apply an event that a server received in a worker, at once", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session);
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment.captures).toHaveLength(1);
    await eventually("the event", async () => {
      return (await succeeded(session.data.id))?.state === "processed";
    });
    expect(await succeeded(session.data.id)).toMatchObject({ tries: 1 });
  });

  it("leave an event that came while no worker was there to the next one", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await worker.stop();
    await payAtStripe(shop.stripe, session);
    await eventually("the event", async () => succeeded(session.data.id));
    await sleep(2_000);
    // Servers serve: they have not touched it.
    expect(await succeeded(session.data.id)).toMatchObject({ state: "received", tries: 0 });
    worker = await startWorker();
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("store an event once that both servers get at the same moment", async () => {
    const secret = await webhookSecret(shop.stripe);
    const bodies = Array.from({ length: 20 }, () => stripeEvent({ type: "charge.updated" }));
    const sent = bodies.flatMap((body) =>
      [shop.url, second.url, shop.url].map((url) => sendSigned(url, body, secret)),
    );
    expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
    const ids = bodies.map((body) => (JSON.parse(body) as { id: string }).id);
    const { rows } = await shop.db.query(
      "select event_id from payment_hub_event where event_id = any($1)",
      [ids],
    );
    expect(rows).toHaveLength(20);
  });
});

describe("what is changed through one server", () => {
  it("verifies events at the other one within a second: a new webhook secret", async () => {
    const { gateway } = await expectStatus(
      shop.admin.get<{ gateway: { accounts: { id: string }[] } }>(
        "/admin/payment-hub/gateways/stripe",
      ),
    );
    const secret = await webhookSecret(shop.stripe);
    const next = "whsec_the_next_one_0123456789abcdef0123";
    // The other server knows the accounts as they were.
    expect(await sendSigned(second.url, stripeEvent(), secret)).toBe(200);
    expect(await sendSigned(second.url, stripeEvent(), next)).toBe(400);
    const path = `/admin/payment-hub/gateways/stripe/accounts/${gateway.accounts[0]?.id}`;
    await expectStatus(shop.admin.post(path, { webhook_secret: next }));
    await sleep(SEEN_WITHIN_MS);
    expect(await sendSigned(second.url, stripeEvent(), next)).toBe(200);
    await expectStatus(shop.admin.post(path, { webhook_secret: secret }));
    await sleep(SEEN_WITHIN_MS);
    expect(await sendSigned(second.url, stripeEvent(), secret)).toBe(200);
  });

  it("decides at the other one within a second which payments can be begun", async () => {
    const { shopper } = await beginAtStripe(shop);
    const other = { ...shop, storefront: storefrontOf(second.url) };
    const begin = () => chooseAt(other, shopper.cart.id);
    expect((await begin()).status).toBe(200);
    await expectStatus(shop.merchant.change("stripe", { enabled: false }));
    await sleep(SEEN_WITHIN_MS);
    expect((await begin()).status).toBe(400);
    const admin = await logIn(new JsonClient(second.url));
    await expectStatus(admin.post("/admin/payment-hub/gateways/stripe", { enabled: true }));
    await sleep(SEEN_WITHIN_MS);
    expect((await chooseAt(shop, shopper.cart.id)).status).toBe(200);
  });
});

function storefrontOf(url: string): JsonClient {
  return new JsonClient(url).with({ "x-publishable-api-key": shop.publishableKey });
}

async function chooseAt({ storefront }: Pick<OpenShop, "storefront">, cart_id: string) {
  const { payment_collection } = await expectStatus(
    storefront.post<{ payment_collection: { id: string } }>("/store/payment-collections", {
      cart_id,
    }),
  );
  return storefront.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: STRIPE,
  });
}

describe("fault 21: two workers on one inbox", () => {
  it("apply each event once, however often and at which server it comes", async () => {
    const another = await startWorker();
    const secret = await webhookSecret(shop.stripe);
    const bought = await Promise.all(Array.from({ length: 6 }, () => beginAtStripe(shop)));
    await Promise.all(bought.map(({ session }) => payAtStripe(shop.stripe, session)));
    const more = bought.flatMap(({ session }) =>
      Array.from({ length: 6 }, (_, number) =>
        sendSigned(
          number % 2 ? shop.url : second.url,
          stripeEvent({ object: { id: session.data.id, object: "payment_intent" } }),
          secret,
        ),
      ),
    );
    expect(new Set(await Promise.all(more))).toEqual(new Set([200]));
    for (const { shopper, session } of bought) {
      const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
      expect(order.payment.captures).toHaveLength(1);
      expect(atStripe(shop, session)).toMatchObject({ refunded: 0 });
    }
    await eventually("all events", async () => {
      const { rows } = await shop.db.query(
        "select 1 from payment_hub_event where state = 'received'",
      );
      return rows.length === 0;
    });
    for (const { shopper } of bought) {
      expect(await shop.merchant.ordersOf(shopper.cart.email)).toHaveLength(1);
    }
    await another.stop();
  });

  it("one is killed while it holds a claim: the claim expires, and the effect comes once", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    const halt = await haltAt(shop, "insert capture");
    await payAtStripe(shop.stripe, session);
    await halt.reached(1);
    expect(await succeeded(session.data.id)).toMatchObject({ tries: 1, claimed: true });
    await worker.kill();
    await halt.end();
    worker = await startWorker();
    const order = await eventually(
      "the order",
      async () => {
        const [found] = await shop.merchant.ordersOf(shopper.cart.email);
        return found?.payment_status === "captured" && found;
      },
      AFTER_A_CLAIM_MS,
    );
    expect(order.payment_collections.flatMap(({ payments }) => payments)).toHaveLength(1);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toHaveLength(1);
    expect(atStripe(shop, session)).toMatchObject({ refunded: 0 });
  });
});

describe("Redis that dies and comes back", () => {
  it("has kept no event from being stored and acknowledged, and then each is applied once", async () => {
    const bought = [await beginAtStripe(shop), await beginAtStripe(shop)];
    await redis.kill();
    for (const { session } of bought) await payAtStripe(shop.stripe, session);
    for (const { session } of bought) {
      await eventually("the acknowledged event", async () => {
        const paid = (await eventsOf(shop.stripe, session)).find(
          ({ type }) => type === "payment_intent.succeeded",
        );
        const sent = shop.stripe.deliveries.list().find((one) => one.event_id === paid?.id);
        return sent?.attempts.some(({ status }) => status === 200);
      });
      // Locks are Redis's: nothing is applied without it.
      expect(await succeeded(session.data.id)).toMatchObject({ state: "received" });
    }
    await redis.restart();
    for (const { shopper, session } of bought) {
      const order = await eventually(
        "the order",
        async () => {
          const [found] = await shop.merchant.ordersOf(shopper.cart.email);
          return found?.payment_status === "captured" && found;
        },
        AFTER_A_CLAIM_MS,
      );
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      expect(payments.map(({ captures }) => captures.length)).toEqual([1]);
      expect(await shop.merchant.ordersOf(shopper.cart.email)).toHaveLength(1);
      expect(atStripe(shop, session)).toMatchObject({ refunded: 0 });
    }
  });
});
