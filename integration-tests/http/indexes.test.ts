import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { AlertStore } from "../../src/modules/payment_hub/store/alerts";
import { AnnouncementStore } from "../../src/modules/payment_hub/store/announcements";
import { AuditStore } from "../../src/modules/payment_hub/store/audit";
import { CustomerStore } from "../../src/modules/payment_hub/store/customers";
import { Inbox } from "../../src/modules/payment_hub/store/inbox";
import { InboxArchive } from "../../src/modules/payment_hub/store/inbox-archive";
import { InboxListing } from "../../src/modules/payment_hub/store/inbox-listing";
import { Journal } from "../../src/modules/payment_hub/store/journal";
import { KeyDraftStore } from "../../src/modules/payment_hub/store/key-drafts";
import { PaymentHistory } from "../../src/modules/payment_hub/store/payment-history";
import { PaymentListing } from "../../src/modules/payment_hub/store/payment-listing";
import { PaymentStore } from "../../src/modules/payment_hub/store/payments";
import { RefundStore } from "../../src/modules/payment_hub/store/refunds";
import { Statement } from "../../src/modules/payment_hub/store/statement";
import { RegionMethodStore } from "../../src/modules/payment_hub/store/region-methods";
import { RightStore } from "../../src/modules/payment_hub/store/rights";
import { rowsOf } from "../../src/modules/payment_hub/store/table";
import { WebhookHealthStore } from "../../src/modules/payment_hub/store/webhook-health";
import { makeKeyring } from "../../src/modules/payment_hub/vault/keyring";
import { startStore, type TestStore } from "../support/start-store";

/** So many that reading all of them costs more than an index does. */
const ROWS = 5000;

let store: TestStore;
let hub: Knex;
beforeAll(async () => {
  store = await startStore();
  for (const sql of FILLED) await store.db.query(sql, [ROWS]);
  await store.db.query("analyze");
  hub = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 0, max: 1 } });
});
afterAll(async () => {
  await hub?.destroy();
  await store?.stop();
});

/** A shop's past: all is settled but one in a hundred, which is not due yet. */
const FILLED = [
  `insert into payment_hub_payment (id, session_id, gateway, environment, account_id, order_number,
     reference, currency, amount, capture_method, status, next_look_at, settled_at, authorization_ends_at,
     superseded_at, created_at)
   select 'phpay_' || n, 'payses_' || n, 'stripe', 'sandbox', 'phacc_1', 'P' || n, 'pi_' || n, 'usd',
     n, 'manual', case when n % 100 = 0 then 'authorized' else 'captured' end,
     case when n % 50 = 0 then now() + interval '1 day' end,
     case when n % 100 <> 0 then now() end, now() + interval '7 days',
     case when n % 50 = 1 then now() end, now() - n * interval '1 minute'
   from generate_series(1, $1) as n`,
  `insert into payment_hub_refund (id, payment_id, account_id, number, reference, currency, amount,
     status, medusa_refund_id)
   select 'phref_' || n, 'phpay_' || n, 'phacc_1', 'R' || n, 're_' || n, 'usd', 1000, 'succeeded',
     'ref_' || n
   from generate_series(1, $1) as n`,
  `insert into payment_hub_attempt (id, payment_id, account_id, gateway, environment, operation,
     logical_key, idempotency_key, currency, amount, digest, outcome, started_at, sent_at,
     next_ask_at, medusa_id)
   select 'phatt_' || n, 'phpay_' || n, 'phacc_1', 'stripe', 'sandbox', 'capture', 'L' || n, 'K' || n,
     'usd', 1000, 'D' || n, 'succeeded', now(), now(),
     case when n % 100 = 0 then now() + interval '1 day' end, 'capt_' || n
   from generate_series(1, $1) as n`,
  `insert into payment_hub_customer (id, customer_id, account_id, reference)
   select 'phcus_' || n, 'cus_' || n, 'phacc_1', 'cus_stripe_' || n
   from generate_series(1, $1) as n`,
  `insert into payment_hub_announcement (id, key, name, data, claimed_until, told_at)
   select 'phann_' || n, 'late:' || n, 'payment_hub.payment.late', '{}', now() + interval '1 day',
     case when n % 100 <> 0 then now() end
   from generate_series(1, $1) as n`,
  `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type, reference,
     order_number, object, state, next_try_at, created_at)
   select 'phevt_' || n, 'stripe', 'sandbox', 'phacc_1', 'evt_' || n, 'charge.updated', 'pi_' || n,
     'P' || n, 're_' || n, case n % 100 when 0 then 'parked' when 1 then 'dead' else 'processed' end,
     now() + interval '1 day', now() - n * interval '1 minute'
   from generate_series(1, $1) as n`,
  `insert into payment_hub_audit (id, actor_id, actor_type, actor, action, account_id, changes,
     created_at)
   select 'phaud_' || n, 'user_1', 'user', 'a@shop.example', 'account.keys_changed', 'phacc_' || n, '{}',
     now() - n * interval '1 minute'
   from generate_series(1, $1) as n`,
  `insert into payment_hub_right (id, user_id)
   select 'phrgt_' || n, 'user_' || n from generate_series(1, $1) as n`,
  `insert into payment_hub_region_method (id, region_id, provider_id, position)
   select 'phreg_' || n, 'reg_' || n, 'pp_stripe_stripe', 0 from generate_series(1, $1) as n`,
  `insert into payment_hub_key_draft (id, gateway, environment, public_key, secrets, key_id,
     created_by, expires_at)
   select 'phkey_' || n, 'alipay', 'sandbox', 'P', 'S', 'K', 'user_1', now() + interval '1 day'
   from generate_series(1, $1) as n`,
  `insert into payment_hub_webhook_health (id, gateway, kind, last_at)
   select 'gateway_' || n || ':received', 'gateway_' || n, 'received', now()
   from generate_series(1, $1) as n`,
  `insert into payment_hub_alert (id, kind, gateway, environment, value, threshold, opened_at,
     closed_at)
   select 'phalt_' || n, 'success_rate', 'stripe', 'sandbox', 90, 98, now(), now()
   from generate_series(1, $1) as n`,
];

const NO_KEYS = makeKeyring(undefined);

const TOMORROW = new Date(Date.now() + 24 * 60 * 60_000);

/** Payments that fit, newest first, as pages list them. */
const newest = (k: Knex, fits: (payments: Knex.QueryBuilder) => Knex.QueryBuilder) =>
  fits(rowsOf(k, "payment_hub_payment")).orderBy("created_at", "desc").limit(20);

const OPEN = ["requires_action", "processing", "authorized", "failed"];

/** Of all payments the fewest: the newest of all would have to be read to the end for it. */
const LIVE = { gateway: "stripe", environment: "live" };

const AT_STRIPE = [{ gateway: "stripe", amount: "1000" }];

const HALF_WAY = { at: String(Date.now() * 1000), id: "phevt_2500" };

const LOOK_UPS: [index: string, what: string, lookUp: (knex: Knex) => Promise<unknown>][] = [
  ["payment_session", "a session's payment", (k) => new PaymentStore(k).bySession("payses_1")],
  ["payment_session", "sessions' payments", (k) => new PaymentStore(k).bySessions(["payses_1"])],
  ["payment_reference", "by reference", (k) => new PaymentStore(k).byReference("stripe", "pi_1")],
  ["payment_order_number", "by order number", (k) => new PaymentStore(k).byOrderNumber("P1")],
  ["payment_look", "payments to look at", (k) => new PaymentStore(k).claimDueLooks("open", 10, 60)],
  [
    "payment_settled_look",
    "settled ones",
    (k) => new PaymentStore(k).claimDueLooks("settled", 10, 60),
  ],
  ["payment_lapsing", "what lapses soon", (k) => new PaymentStore(k).listLapsing(TOMORROW, 10)],
  ["payment_listed", "the newest payments", (k) => newest(k, (payments) => payments)],
  ["payment_amount", "payments by amount", (k) => newest(k, (all) => all.where("amount", 1000))],
  [
    "payment_paid",
    "a gateway's last payment in live",
    (k) => newest(k, (all) => all.where({ ...LIVE, status: "captured" })),
  ],
  [
    "payment_open",
    "payments that are not over",
    (k) => newest(k, (all) => all.whereRaw(`status in ('${OPEN.join("', '")}')`)),
  ],
  [
    "payment_former_session",
    "what a session had before",
    (k) => newest(k, (all) => all.where("session_id", "payses_1").whereNotNull("superseded_at")),
  ],
  ["payment_listed", "a page of payments", (k) => new PaymentListing(k).page({}, 20)],
  [
    "payment_listed",
    "a page of them further on",
    (k) => new PaymentListing(k).page({}, 20, HALF_WAY),
  ],
  [
    "payment_open",
    "those that wait for a capture",
    (k) => new PaymentListing(k).page({ status: "authorized" }, 20),
  ],
  [
    "payment_amount",
    "payments of an amount",
    (k) => new PaymentListing(k).page({ currency: "usd", amounts: AT_STRIPE }, 20),
  ],
  ["attempt_payment", "what was asked", (k) => new PaymentHistory(k).attemptsOf(["phpay_1"])],
  ["refund_reference", "the sum of refunds", (k) => new PaymentStore(k).countRefunds("phpay_1")],
  ["attempt_payment", "open attempts", (k) => new Journal(k).hasOpen("phpay_1")],
  ["attempt_payment", "a payment's captures", (k) => new Journal(k).capturesOf("phpay_1", "usd")],
  ["attempt_payment", "an attempt by its key", (k) => new Journal(k).byKey("phpay_1", "K1")],
  ["attempt_open", "attempts to ask about", (k) => new Journal(k).claimDue(10, 60)],
  ["attempt_medusa", "rows that were asked for", (k) => new Journal(k).knownMedusaIds(["capt_1"])],
  ["refund_medusa", "rows that are known", (k) => new RefundStore(k).knownMedusaIds(["ref_1"])],
  [
    "customer_reference",
    "whose an account's customer is",
    (k) => new CustomerStore(k).byReference("phacc_1", "cus_stripe_1"),
  ],
  ["announcement_untold", "events left untold", (k) => new AnnouncementStore(k).claimLeft(10)],
  ["announcement_kept", "old events to prune", (k) => new AnnouncementStore(k).prune(180, 10)],
  ["event_due", "events that are due", (k) => new Inbox(k).listDue(10)],
  ["event_stuck", "events that failed for good", (k) => new InboxArchive(k).replayDead()],
  ["event_stuck", "how many of them", (k) => new InboxListing(k).countStuck()],
  ["event_stuck", "a page of them", (k) => new InboxListing(k).page({ state: "dead" }, 20)],
  ["event_kept", "the newest events", (k) => new InboxListing(k).page({}, 20)],
  ["event_kept", "a page further on", (k) => new InboxListing(k).page({}, 20, HALF_WAY)],
  ["audit_listed", "who changed what lately", (k) => new AuditStore(k).page({}, 20)],
  ["audit_account", "who changed an account", (k) => new AuditStore(k).ofAccount("phacc_1", 20)],
  ["right_user", "what a user may", (k) => new RightStore(k).of("user_1")],
  ["region_method_provider", "a region's", (k) => new RegionMethodStore(k).of(["reg_1"])],
  ["key_draft_expired", "key pairs to prune", (k) => new KeyDraftStore(k, NO_KEYS).prune()],
  ["webhook_health_gateway", "its health", (k) => new WebhookHealthStore(k).list("gateway_1")],
  ["alert_open", "what is open", (k) => new AlertStore(k).listOpen()],
];

interface Sent {
  sql: string;
  bindings: unknown[];
}

/** What a look-up sends to PostgreSQL. */
async function statementsOf(lookUp: (knex: Knex) => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const note = ({ sql, bindings }: Sent) => void sent.push({ sql, bindings });
  hub.on("query", note);
  await lookUp(hub);
  hub.off("query", note);
  return sent;
}

async function planOf({ sql, bindings }: Sent): Promise<string> {
  const { rows } = await store.db.query<Record<"QUERY PLAN", string>>(`explain ${sql}`, bindings);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

it.each(LOOK_UPS)("%s serves: %s", async (index, _, lookUp) => {
  const plans = await Promise.all((await statementsOf(lookUp)).map(planOf));
  expect(plans).toEqual([expect.stringContaining(`IDX_payment_hub_${index}`)]);
  expect(plans[0]).not.toContain("Seq Scan");
});

it("finds events by any of their numbers, or their payment's, without reading the table", async () => {
  const [sent] = await statementsOf((k) => new InboxListing(k).page({ q: "evt_1" }, 20));
  const plan = sent ? await planOf(sent) : "";
  for (const index of ["identity", "reference", "order_number", "object"]) {
    expect(plan).toContain(`IDX_payment_hub_event_${index}`);
  }
  expect(plan).toContain("IDX_payment_hub_payment_order_number");
  expect(plan).not.toContain("Seq Scan");
});

it("finds payments by any of their numbers, or a refund's or dispute's, without reading the table", async () => {
  const [sent] = await statementsOf((k) => new PaymentListing(k).page({ q: "pi_1" }, 20));
  const plan = sent ? await planOf(sent) : "";
  const indexes = [
    ...["payment_order_number", "payment_reference", "payment_session"],
    ...["payment_former_session", "refund_number", "refund_gateway_number"],
  ];
  for (const index of indexes) expect(plan).toContain(`IDX_payment_hub_${index}`);
  expect(plan).not.toMatch(/Seq Scan on payment_hub_(payment|refund)/);
});

it("finds what was reported of a payment without reading the inbox", async () => {
  const payment = { gateway: "stripe", reference: "pi_1", order_number: "P1" };
  const [sent] = await statementsOf((k) => new PaymentHistory(k).eventsOf(payment, 20));
  const plan = sent ? await planOf(sent) : "";
  expect(plan).toContain("IDX_payment_hub_event_reference");
  expect(plan).toContain("IDX_payment_hub_event_order_number");
  expect(plan).not.toContain("Seq Scan");
});

describe("a statement that is prepared once a connection", () => {
  it("goes on without a name where a pooler has another connection for every transaction", async () => {
    const add = new Statement("select ?::int + 1 as sum");
    expect(await add.run(hub, [1])).toEqual([{ sum: 2 }]);
    await hub.raw("deallocate all");
    expect(await add.run(hub, [2])).toEqual([{ sum: 3 }]);
    expect(await add.run(hub, [3])).toEqual([{ sum: 4 }]);
  });

  it("gives up a connection that does not answer in time, and only that", async () => {
    // A pool of one: whoever comes next needs another connection.
    const wait = new Statement("select pg_sleep(?::float)");
    const processOf = new Statement("select pg_backend_pid() as id");
    const before = await processOf.run(hub, []);
    await expect(wait.run(hub, [20], 300)).rejects.toThrow("terminated");
    const after = await processOf.run(hub, [], 5_000);
    expect(after).not.toEqual(before);
    expect(await processOf.run(hub, [])).toEqual(after);
  });
});
