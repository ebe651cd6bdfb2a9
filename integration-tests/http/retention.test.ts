import path from "node:path";
import { execScript } from "../support/exec-script";
import { startStore, type TestStore } from "../support/start-store";

const RUN_WORKFLOW = path.join(__dirname, "../support/run-workflow.js");

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store?.stop());

const STATES = ["received", "processed", "ignored", "parked", "quarantined", "dead"];
const EACH = 300;

/** So many events of every state and of an age, each with something to say. */
async function receivedDaysAgo(days: number, ...states: string[]): Promise<void> {
  await store.db.query(
    `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type, payload,
       state, next_try_at, created_at)
     select 'phevt_' || state || '_' || $1::int || '_' || number, 'stripe', 'sandbox', 'phacc_old',
       'evt_' || state || '_' || $1::int || '_' || number, 'charge.updated', '{"says": "something"}',
       state, now() + interval '1 year', now() - make_interval(days => $1::int)
     from unnest($2::text[]) as state, generate_series(1, $3) as number`,
    [days, states, EACH],
  );
}

interface Kept {
  state: string;
  rows: number;
  with_payload: number;
}

async function kept(): Promise<Kept[]> {
  const { rows } = await store.db.query<Kept>(
    `select state, count(*)::int as rows, count(payload)::int as with_payload
     from payment_hub_event group by state order by state`,
  );
  return rows;
}

async function prune(env: Record<string, string> = {}): Promise<number> {
  const { code, output } = await execScript(
    store,
    RUN_WORKFLOW,
    ["pruneGatewayEventsWorkflow"],
    env,
  );
  expect(code).toBe(0);
  const [, result = "{}"] = /RESULT (.*)/.exec(output) ?? [];
  return (JSON.parse(result) as { pruned: number }).pruned;
}

it("events older than 180 days lose their content, and those that were dealt with are deleted", async () => {
  await receivedDaysAgo(181, ...STATES);
  await receivedDaysAgo(179, ...STATES);
  expect(await prune()).toBe(STATES.length * EACH);
  expect(await kept()).toEqual([
    { state: "dead", rows: 2 * EACH, with_payload: EACH },
    { state: "ignored", rows: EACH, with_payload: EACH },
    { state: "parked", rows: 2 * EACH, with_payload: EACH },
    { state: "processed", rows: EACH, with_payload: EACH },
    { state: "quarantined", rows: 2 * EACH, with_payload: EACH },
    { state: "received", rows: 2 * EACH, with_payload: EACH },
  ]);
  expect(await prune()).toBe(0);
});

it("one instance prunes at a time", async () => {
  await store.db.query(
    "insert into payment_hub_lease (id, until) values ('prune_gateway_events', now() + interval '5 minutes')",
  );
  await receivedDaysAgo(200, "processed");
  expect(await prune()).toBe(0);
  await store.db.query("delete from payment_hub_lease");
  expect(await prune()).toBe(EACH);
});

it("a store that wants them for 30 days has them for 30 days", async () => {
  await store.db.query("delete from payment_hub_event");
  await receivedDaysAgo(31, "processed", "parked");
  await receivedDaysAgo(29, "processed", "parked");
  expect(await prune({ PAYMENT_HUB_EVENT_RETENTION_DAYS: "30" })).toBe(2 * EACH);
  expect(await kept()).toEqual([
    { state: "parked", rows: 2 * EACH, with_payload: EACH },
    { state: "processed", rows: EACH, with_payload: EACH },
  ]);
});
