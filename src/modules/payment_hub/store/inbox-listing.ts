import type { Knex } from "@medusajs/framework/mikro-orm/knex";
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

/** Where a page ends. */
export interface EventPlace {
  /**
   * Microseconds since 1970. A `Date` has none of them, and would leave out or repeat what came within
   * the same millisecond.
   */
  receivedAt: string;
  id: string;
}

export interface EventPage {
  events: EventSummary[];
  /** Where the next page begins; undefined when this is the last one. */
  next: EventPlace | undefined;
}

export type StuckCounts = Record<"quarantined" | "dead", number>;

/**
 * The inbox as lists show it, newest first. Pages begin where the one before ended, not after so many
 * rows: that takes as long for the last page as for the first, and what comes in meanwhile moves
 * nothing.
 */
export class InboxListing {
  constructor(private readonly knex: Knex) {}

  async page(filter: EventFilter, limit: number, after?: EventPlace): Promise<EventPage> {
    const rows = (await this.matching(filter, after)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1)
      .select(...SUMMARY, this.knex.raw(`${MICROSECONDS} as place`))) as Placed[];
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      events: shown,
      next: last && { receivedAt: last.place, id: last.id },
    };
  }

  /** All that match, in batches of which one at a time is in memory; no transaction is held. */
  async *batches(filter: EventFilter, size: number): AsyncGenerator<EventSummary[]> {
    let after: EventPlace | undefined;
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

  private matching(
    { q, ...exact }: EventFilter,
    after: EventPlace | undefined,
  ): Knex.QueryBuilder<EventRow> {
    const given = Object.entries(exact).filter(([, value]) => value !== undefined);
    const rows = rowsOf<EventRow>(this.knex, TABLE).where(Object.fromEntries(given));
    if (q !== undefined) void rows.whereIn("id", this.named(q));
    if (after) {
      void rows.whereRaw(`(created_at, id) < (${TIME}, ?)`, [after.receivedAt, after.id]);
    }
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

type Placed = EventSummary & { place: string };

const MICROSECONDS = "(extract(epoch from created_at) * 1000000)::bigint::text";
const TIME = "timestamptz 'epoch' + ?::bigint * interval '1 microsecond'";
