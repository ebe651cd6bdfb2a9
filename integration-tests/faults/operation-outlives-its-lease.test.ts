import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { setTimeout as sleep } from "node:timers/promises";
import { LeaseStore } from "../../src/modules/payment_hub/store/leases";
import { PaymentStore } from "../../src/modules/payment_hub/store/payments";
import { startStore, type TestStore } from "../support/start-store";

let store: TestStore;
let db: Knex;
beforeAll(async () => {
  store = await startStore();
  db = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 0, max: 2 } });
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

/** So short that the holder has to renew it several times within a test. */
const SECONDS = 1.5;

describe("a request that takes longer than its lease", () => {
  it("keeps everybody else waiting until it is done", async () => {
    const leases = new LeaseStore(db);
    const times = { seconds: SECONDS, waitMs: 0 };
    const release = await leases.take("medusa:pay_1", times);
    await sleep(3 * SECONDS * 1000);
    expect(await leases.take("medusa:pay_1", times)).toBeUndefined();
    await release?.();
    const next = await leases.take("medusa:pay_1", times);
    expect(next).toBeDefined();
    await next?.();
  });
});

describe("the lease of a payment", () => {
  const id = "phpay_lease";
  let payments: PaymentStore;
  beforeAll(async () => {
    payments = new PaymentStore(db);
    await payments.adopt({
      ...{ id, session_id: null, gateway: "alipay", environment: "sandbox", account_id: "none" },
      ...{ order_number: "LEASE1", reference: "LEASE1", currency: "cny", amount: "100" },
      ...{ cut_off: "0", capture_method: "manual" },
    });
  });

  it("is renewed by its holder alone, whose former mark is then worth nothing", async () => {
    const first = (await payments.tryLease(id, SECONDS)) ?? "";
    const second = (await payments.renewLease(id, first, 60)) ?? "";
    expect(await payments.renewLease(id, first, 60)).toBeUndefined();
    await payments.release(id, first);
    expect(await payments.isBusy(id)).toBe(true);
    await payments.release(id, second);
    expect(await payments.isBusy(id)).toBe(false);
  });

  it("cannot be renewed once it has ended", async () => {
    const mark = (await payments.tryLease(id, 0.1)) ?? "";
    await sleep(300);
    expect(await payments.renewLease(id, mark, 60)).toBeUndefined();
    expect(await payments.isBusy(id)).toBe(false);
  });
});
