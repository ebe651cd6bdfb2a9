import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { BreakStore, type OpenBreak } from "../../src/modules/payment_hub/store/breaks";
import type { PaymentRow } from "../../src/modules/payment_hub/store/rows";
import { startStore, type TestStore } from "../support/start-store";

let store: TestStore;
let hub: Knex;
let breaks: BreakStore;
beforeAll(async () => {
  store = await startStore();
  hub = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 0, max: 1 } });
  breaks = new BreakStore(hub);
});
afterAll(async () => {
  await hub?.destroy();
  await store?.stop();
});

const payment = { id: "phpay_1", gateway: "stripe", environment: "sandbox" } as PaymentRow;
const aBreak = (subject: string, message = "what happened"): OpenBreak => ({
  ...{ kind: "books_differ", subject, payment, message },
  nextStep: "what to do",
});

async function stateOf(subject: string) {
  const { rows } = await store.db.query(
    "select state, message, resolution from payment_hub_break where subject = $1",
    [subject],
  );
  return rows;
}

it("what had resolved itself opens again when it comes again", async () => {
  expect(await breaks.open(aBreak("one"))).toBe(true);
  expect(await breaks.open(aBreak("one"))).toBe(false);
  await breaks.resolve("books_differ", "one", "Medusa was brought in line");
  expect(await breaks.open(aBreak("one", "what happened since"))).toBe(true);
  expect(await stateOf("one")).toEqual([
    { state: "open", message: "what happened since", resolution: null },
  ]);
});

it("what a person has dealt with stays dealt with", async () => {
  await breaks.open(aBreak("two"));
  const { rows } = await store.db.query<{ id: string }>(
    "select id from payment_hub_break where subject = 'two'",
  );
  await breaks.resolveById(rows[0]?.id ?? "", "dismissed by eve@shop.example: refunded in cash");
  expect(await breaks.open(aBreak("two"))).toBe(false);
  expect(await breaks.isDismissed("books_differ", "two")).toBe(true);
  expect(await stateOf("two")).toMatchObject([{ state: "resolved" }]);
});
