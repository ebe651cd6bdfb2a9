import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { GatewayEvent } from "../../../gateways/gateway";
import { systemClock } from "../../../lib/clock";
import { entityId } from "../../../lib/ids";
import { GroupCommit } from "./group-commit";
import type { AccountRow, EventRow } from "./rows";
import { Statement } from "./statement";
import { rowsOf } from "./table";

const TABLE = "payment_hub_event";

/**
 * How long a claim stands when nobody renews it: what a dead process held is taken up after that.
 * Whoever works on an event renews its claim in time.
 */
const LEASE_SECONDS = 60;
export const RENEW_EVERY_SECONDS = 20;

/** No gateway waits for its answer any longer; others behind it do. */
const WRITE_WITHIN_MS = 8_000;

export type Verdict = { state: Exclude<EventRow["state"], "received">; note?: string };

export interface TryAgain {
  state: "received" | "parked";
  note: string;
  seconds: number;
  /** The gateway was out of reach: the try says nothing of the event. */
  isOutage: boolean;
}

/** What is due, and which payment it is about. */
export type DueEvent = Pick<EventRow, "id" | "reference" | "order_number">;

/** Verified gateway events: one row each, applied once. */
export class Inbox {
  private readonly writer = new GroupCommit<NewEvent, boolean>((events) => this.write(events));

  constructor(private readonly knex: Knex) {}

  /**
   * Stores an event, committed before this returns; sent again, it changes nothing.
   * @param verdict of an event that needs no work
   * @returns the row's id and whether this is the first time; the id leads nowhere when it is not
   * @throws TooBusyError
   */
  async receive(
    account: AccountRow,
    event: GatewayEvent,
    verdict?: Verdict,
  ): Promise<{ id: string; isNew: boolean }> {
    const id = entityId("phevt", systemClock.now());
    const isNew = await this.writer.add({
      id,
      gateway: account.gateway,
      environment: account.environment,
      account_id: account.id,
      event_id: event.id,
      type: event.type,
      reference: event.payment?.reference ?? null,
      order_number: event.payment?.orderNumber ?? null,
      object: event.object ?? null,
      payload: event.payload,
      state: verdict?.state ?? "received",
      note: verdict?.note ?? null,
      occurred_at: event.occurredAt ?? null,
    });
    return { id, isNew };
  }

  /** One statement for all; answers which of them were not there yet. */
  private async write(events: readonly NewEvent[]): Promise<boolean[]> {
    // Two groups with the same events in different orders would wait for each other.
    const sorted = [...events].sort((one, other) => (one.event_id < other.event_id ? -1 : 1));
    const rows = await STORE.run(this.knex, [asJson(sorted)], WRITE_WITHIN_MS);
    const stored = new Set(rows.map(({ id }) => id));
    return events.map(({ id }) => stored.has(id));
  }

  /** Takes one event to work on, for as long as the lease lasts; undefined when it is not due. */
  async claim(id: string): Promise<EventRow | undefined> {
    const due = this.knex(TABLE)
      .select("id")
      .where({ id })
      .whereIn("state", ["received", "parked"])
      .where("next_try_at", "<=", this.knex.fn.now())
      .forUpdate()
      .skipLocked();
    const [row] = await this.knex<EventRow>(TABLE)
      .whereIn("id", due)
      .update({
        // The lease: whoever holds it settles the row before it comes due again.
        next_try_at: this.knex.raw("now() + make_interval(secs => ?)", [LEASE_SECONDS]),
        tries: this.knex.raw("tries + 1"),
      } as never)
      .returning("*");
    return row;
  }

  /** Keeps a claim while its event is being worked on; false when somebody else has it by now. */
  async renew({ id, tries }: EventRow): Promise<boolean> {
    const renewed = await this.knex(TABLE)
      .where({ id, tries })
      .whereIn("state", ["received", "parked"])
      .update({ next_try_at: this.knex.raw("now() + make_interval(secs => ?)", [LEASE_SECONDS]) });
    return renewed === 1;
  }

  /** What is due and nobody works on: left by a crash, parked, or to be tried again. */
  async listDue(limit: number): Promise<DueEvent[]> {
    return rowsOf<EventRow>(this.knex, TABLE)
      .whereIn("state", ["received", "parked"])
      .where("next_try_at", "<=", this.knex.fn.now())
      .orderBy("next_try_at")
      .limit(limit)
      .select("id", "reference", "order_number");
  }

  /**
   * Ends one's own work on an event. A worker whose lease ran out has nothing to say any more: the
   * count of tries tells whose claim it is.
   * @param outline set when no more than this is to be kept of what it said
   */
  async settle(
    { id, tries }: EventRow,
    verdict: Verdict,
    outline?: Record<string, unknown>,
  ): Promise<void> {
    await this.knex(TABLE)
      .where({ id, tries })
      .update({
        state: verdict.state,
        note: verdict.note ?? null,
        ...(outline && { payload: outline }),
        processed_at: this.knex.fn.now(),
        updated_at: this.knex.fn.now(),
      });
  }

  /** Puts an event back to be tried after `seconds`, in the state that says why. */
  async retryLater({ id, tries }: EventRow, again: TryAgain): Promise<void> {
    const { state, note, seconds, isOutage } = again;
    await this.knex(TABLE)
      .where({ id, tries })
      .update({
        state,
        note,
        ...(isOutage && { outages: this.knex.raw("outages + 1") }),
        next_try_at: this.knex.raw("now() + make_interval(secs => ?)", [seconds]),
        updated_at: this.knex.fn.now(),
      });
  }
}

type NewEvent = Omit<EventRow, "tries" | "outages" | "next_try_at" | "processed_at" | "created_at">;

/** PostgreSQL stores no NUL in a text, and no gateway means one. */
function asJson(events: readonly NewEvent[]): string {
  const json = JSON.stringify(events);
  if (!json.includes("\\u0000")) return json;
  return JSON.stringify(events, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "") : value,
  );
}

/** The same text however many there are. */
const STORE = new Statement(`
  insert into ${TABLE} (id, gateway, environment, account_id, event_id, type, reference, order_number,
    object, payload, state, note, occurred_at, next_try_at, processed_at)
  select id, gateway, environment, account_id, event_id, type, reference, order_number,
    object, payload, state, note, occurred_at, now(), case when state <> 'received' then now() end
  from json_to_recordset(?::json) as event (id text, gateway text, environment text,
    account_id text, event_id text, type text, reference text, order_number text, object text,
    payload jsonb, state text, note text, occurred_at timestamptz)
  on conflict do nothing
  returning id`);
