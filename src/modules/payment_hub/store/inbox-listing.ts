import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { newestFirst, type Place } from "./newest-first";
import type { EventRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_event";
const PAYMENTS = "payment_hub_payment";

/** An event without what it said, as a list shows it. */
export type EventSummary = Omit<EventRow, "payload" | "outages">;

export const SUMMARY = [
  "id",
  "gateway",
  "environment",
  "account_id",
  "event_id",
  "type",
  "reference",
  "order_number",
  "object",
  "state",
  "note",
  "tries",
  "next_try_at",
  "occurred_at",
  "processed_at",
  "created_at",
] as const satisfies readonly (keyof EventSummary)[];

export interface EventFilter {
  state?: EventRow["state"] | undefined;
  gateway?: string | undefined;
  environment?: EventRow["environment"] | undefined;
  /** The whole of any of an event's numbers, or of its payment's. */
  q?: string | undefined;
}

export interface EventPage {
  events: EventSummary[];
  /** Where the next page begins; undefined when this is the last one. */
  next: Place | undefined;
}

export type StuckCounts = Record<"quarantined" | "dead", number>;

/** The inbox as lists show it, newest first. */
export class InboxListing {
  constructor(private readonly knex: Knex) {}

  async page(filter: EventFilter, limit: number, after?: Place): Promise<EventPage> {
    const rows = this.matching(filter).select(...SUMMARY);
    const { rows: events, next } = await newestFirst<EventSummary>(this.knex, rows, limit, after);
    return { events, next };
  }

  /** All that match, in batches of which one at a time is in memory; no transaction is held. */
  async *batches(filter: EventFilter, size: number): AsyncGenerator<EventSummary[]> {
    let after: Place | undefined;
    do {
      const { events, next } = await this.page(filter, size, after);
      if (events.length > 0) yield events;
      after = next;
    } while (after);
  }

  /** How many wait for a person. */
  async countStuck(): Promise<StuckCounts> {
    const rows = await rowsOf<EventRow>(this.knex, TABLE)
      .whereIn("state", ["quarantined", "dead"])
      .groupBy("state")
      .select<{ state: keyof StuckCounts; count: string }[]>("state", this.knex.raw("count(*)"));
    const counts = { quarantined: 0, dead: 0 };
    for (const { state, count } of rows) counts[state] = Number(count);
    return counts;
  }

  private matching({ q, ...exact }: EventFilter): Knex.QueryBuilder<EventRow> {
    const given = Object.entries(exact).filter(([, value]) => value !== undefined);
    const rows = rowsOf<EventRow>(this.knex, TABLE).where(Object.fromEntries(given));
    if (q !== undefined) void rows.whereIn("id", this.named(q));
    return rows;
  }

  /** One look-up for each number, because PostgreSQL would read the whole table for an `or` of them. */
  private named(q: string): Knex.QueryBuilder {
    const by = (column: keyof EventRow) => rowsOf(this.knex, TABLE).where(column, q).select("id");
    // Not every event names our number, but each names the gateway's, and the payment knows both.
    const ofPayment = rowsOf(this.knex, PAYMENTS)
      .where(`${PAYMENTS}.order_number`, q)
      .join(TABLE, (both) =>
        both
          .on(`${TABLE}.reference`, `${PAYMENTS}.reference`)
          .andOn(`${TABLE}.gateway`, `${PAYMENTS}.gateway`)
          .onNull(`${TABLE}.deleted_at`),
      )
      .select(`${TABLE}.id`);
    return by("id").unionAll([
      by("event_id"),
      by("reference"),
      by("order_number"),
      by("object"),
      ofPayment,
    ]);
  }
}
