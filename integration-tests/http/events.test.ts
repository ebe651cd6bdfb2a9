import type {
  EventDetails,
  EventList,
  EventView,
  StuckEvents,
} from "../../src/api/admin/payment-hub/contract";
import { eventually, expectStatus } from "../../src/demo/once/context";
import { THROW_AWAY_ADMIN } from "../../src/demo/store/throw-away";
import { boughtAtStripe } from "../support/bought";
import { insertEvents } from "../support/insert-events";
import { openShop, type OpenShop } from "../support/open-shop";

const EVENTS = "/admin/payment-hub/events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
beforeEach(() => shop.db.query("delete from payment_hub_event"));

async function list(query = ""): Promise<EventList> {
  return expectStatus(shop.admin.get<EventList>(`${EVENTS}?${query}`));
}

async function idsOf(query = ""): Promise<string[]> {
  return (await list(query)).events.map(({ id }) => id);
}

async function exported(query = ""): Promise<string> {
  const { status, body } = await shop.admin.get(`${EVENTS}/export?${query}`);
  expect(status).toBe(200);
  // One line alone is JSON, which the client has parsed.
  return typeof body === "string" ? body : JSON.stringify(body);
}

describe("filters", () => {
  beforeEach(() =>
    insertEvents(shop.db, [
      { id: "a", state: "dead", reference: "pi_1", order_number: "MPH1" },
      { id: "b", gateway: "alipay", environment: "live", order_number: "MPH2" },
      { id: "c", state: "dead", gateway: "alipay", object: "re_1" },
      { id: "d", event_id: "evt_d", environment: "live" },
      { id: "e", state: "ignored", reference: "pi_12", order_number: "MPH12" },
    ]),
  );

  it.each([
    ["nothing", "", ["a", "b", "c", "d", "e"]],
    ["a state", "state=dead", ["a", "c"]],
    ["a gateway", "gateway=alipay", ["b", "c"]],
    ["an environment", "environment=live", ["b", "d"]],
    ["all of them", "state=dead&gateway=alipay&environment=sandbox", ["c"]],
    ["the hub's own id", "q=a", ["a"]],
    ["the gateway's id of the event", "q=evt_d", ["d"]],
    ["a payment's reference, and no longer one", "q=pi_1", ["a"]],
    ["an order number", "q=MPH2", ["b"]],
    ["the number of a refund", "q=re_1", ["c"]],
    ["a number with spaces around it", "q=%20MPH1%20", ["a"]],
    ["a number and a filter that it does not meet", "q=MPH1&state=ignored", []],
    ["what would be a pattern", "q=pi_%25", []],
  ])("by %s", async (_, query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
    const lines = (await exported(`format=jsonl&${query}`)).split("\n").filter(Boolean);
    expect(lines.map((line) => (JSON.parse(line) as EventView).id)).toEqual(ids);
  });

  it.each([
    ["a state that there is not", "state=lost", "state"],
    ["a gateway that there is not", "gateway=paypal", "gateway"],
    ["an environment that there is not", "environment=test", "environment"],
    ["an empty search", "q=", "q"],
    ["an endless search", `q=${"x".repeat(256)}`, "q"],
    ["a parameter that there is not", "sort=type", "sort"],
  ])("refuse %s and name it", async (_, query, name) => {
    for (const path of [EVENTS, `${EVENTS}/export`]) {
      const answer = await shop.admin.get<{ type: string; message: string }>(`${path}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { type: "invalid_data" } });
      expect(answer.body.message).toContain(name);
    }
  });

  it.each([
    ["too many", "limit=101"],
    ["none", "limit=0"],
    ["a cursor that is none", "cursor=next"],
    ["a cursor from no time", `cursor=${Buffer.from('["soon","a"]').toString("base64url")}`],
    ["an export without a format that there is", "format=xlsx"],
  ])("refuse %s", async (_, query) => {
    const path = query.startsWith("format") ? `${EVENTS}/export` : EVENTS;
    expect((await shop.admin.get(`${path}?${query}`)).status).toBe(400);
  });
});

describe("pages", () => {
  it("hold each event once, also those that came at the same moment, whatever comes in meanwhile", async () => {
    const ids = Array.from({ length: 95 }, (_, index) => `e${String(index).padStart(2, "0")}`);
    await insertEvents(
      shop.db,
      ids.map((id) => ({ id })),
    );
    // Forty of them to the microsecond, as a group commit writes them, and ten within a millisecond.
    await shop.db.query(
      "update payment_hub_event set created_at = timestamptz '2026-01-02 03:04:05.678901' where id < 'e40'",
    );
    await shop.db.query(
      `update payment_hub_event set created_at = timestamptz '2026-01-02 03:04:05.67'
         + substr(id, 2)::int * interval '1 microsecond' where id >= 'e80'`,
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: EventList = await list(`limit=7${cursor ? `&cursor=${cursor}` : ""}`);
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.next_cursor;
      await insertEvents(shop.db, [{ id: `new${seen.length}` }]);
    } while (cursor);
    expect(seen).toHaveLength(95);
    expect(new Set(seen)).toEqual(new Set(ids));
  });

  it("say that there is no next one when the last is full", async () => {
    await insertEvents(shop.db, [{ id: "a" }, { id: "b" }]);
    expect(await list("limit=2")).toMatchObject({ events: [{}, {}], next_cursor: null });
    expect(await list("limit=1")).toMatchObject({ next_cursor: expect.any(String) });
  });
});

it("counts what waits for a person", async () => {
  const stuck = () => expectStatus(shop.admin.get<{ stuck: StuckEvents }>(`${EVENTS}/stuck`));
  expect(await stuck()).toEqual({ stuck: { quarantined: 0, dead: 0 } });
  await insertEvents(shop.db, [
    { id: "a", state: "dead" },
    { id: "b", state: "dead" },
    { id: "c", state: "quarantined" },
    { id: "d", state: "parked" },
  ]);
  expect(await stuck()).toEqual({ stuck: { quarantined: 1, dead: 2 } });
});

it("finds all events of a payment by its order number, and leads from one to its order", async () => {
  const { order, session } = await boughtAtStripe(shop);
  const { rows } = await shop.db.query<{ order_number: string }>(
    "select order_number from payment_hub_payment where reference = $1",
    [session.data.id],
  );
  await insertEvents(shop.db, [
    { id: "refund", reference: String(session.data.id), type: "refund.created" },
    { id: "other", gateway: "alipay", reference: String(session.data.id) },
  ]);
  const ids = await idsOf(`q=${rows[0]?.order_number}`);
  expect(ids).toContain("refund");
  expect(ids).not.toContain("other");
  expect(ids.length).toBeGreaterThan(1);
  for (const [id, expected] of [
    ["refund", { id: order.id, display_id: expect.any(Number) as number }],
    ["other", null],
  ] as const) {
    const { event } = await expectStatus(
      shop.admin.get<{ event: EventDetails }>(`${EVENTS}/${id}`),
    );
    expect(event.order).toEqual(expected);
  }
});

describe("an export", () => {
  it("is a CSV that spreadsheets read as it is meant", async () => {
    await insertEvents(shop.db, [
      { id: "a", state: "dead", note: 'Alipay says "交易不存在", once more' },
      { id: "b", order_number: "=1+1" },
    ]);
    const { headers, body } = await shop.admin.get<string>(`${EVENTS}/export`);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="payment-events-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [head, a, b, end] = body.split("\r\n");
    // `fetch` takes the mark at the beginning away that a spreadsheet needs; a unit test has it.
    expect(head).toMatch(/^received_at,gateway,environment,type,state,note,tries,/);
    expect(a).toContain(',dead,"Alipay says ""交易不存在"", once more",1,');
    expect(b).toContain(",'=1+1,");
    expect(end).toBe("");
  });

  it("has all of thousands, in order, and nothing of what they said", async () => {
    await shop.db.query(
      `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type, payload,
         state, next_try_at)
       select 'phevt_' || n, 'stripe', 'sandbox', 'phacc_1', 'evt_' || n, 'charge.updated',
         '{"says": "something"}', 'processed', now()
       from generate_series(1, 2345) as n`,
    );
    const lines = (await exported("format=jsonl")).trimEnd().split("\n");
    const ids = lines.map((line) => (JSON.parse(line) as EventView).id);
    expect(new Set(ids).size).toBe(2345);
    const { rows } = await shop.db.query<{ id: string }>(
      "select id from payment_hub_event order by created_at desc, id desc",
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect(lines.join()).not.toContain("something");
  });

  it("whose reader goes away leaves the store alone", async () => {
    await shop.db.query(
      `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type, note,
         state, next_try_at)
       select 'phevt_' || n, 'stripe', 'sandbox', 'phacc_1', 'evt_' || n, 'charge.updated',
         repeat('x', 2000), 'processed', now()
       from generate_series(1, 20000) as n`,
    );
    const { body } = await shop.anonymous.post<{ token: string }>(
      "/auth/user/emailpass",
      THROW_AWAY_ADMIN,
    );
    const headers = { authorization: `Bearer ${body.token}` };
    for (let times = 0; times < 5; times++) {
      const reader = new AbortController();
      const { signal } = reader;
      const answer = await fetch(`${shop.url}${EVENTS}/export`, { headers, signal });
      expect((await answer.body?.getReader().read())?.done).toBe(false);
      reader.abort();
    }
    expect((await list("limit=1")).events).toHaveLength(1);
    // Whatever the exports held is free again: no query of theirs runs on.
    await eventually("the end of all queries", async () => {
      const { rows } = await shop.db.query(
        `select 1 from pg_stat_activity where datname = current_database() and state <> 'idle'
           and pid <> pg_backend_pid() and query like '%payment_hub_event%'`,
      );
      return rows.length === 0;
    });
  });

  it("of nothing has its columns alone, or nothing", async () => {
    expect((await exported("format=csv")).trimEnd().split("\r\n")).toHaveLength(1);
    expect(await exported("format=jsonl")).toBe("");
  });

  it("is for admin users only", async () => {
    for (const client of [shop.anonymous, shop.storefront]) {
      for (const path of ["export", "stuck"]) {
        expect((await client.get(`${EVENTS}/${path}`)).status).toBe(401);
      }
    }
  });
});
