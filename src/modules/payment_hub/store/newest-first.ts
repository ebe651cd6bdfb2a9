import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Where a page of a list ends. */
export interface Place {
  /**
   * Microseconds since 1970. A `Date` has none of them, and would leave out or repeat what came within
   * the same millisecond.
   */
  at: string;
  id: string;
}

export interface Page<Row> {
  rows: Row[];
  /** Where the next page begins; undefined when this is the last one. */
  next: Place | undefined;
}

/**
 * One page of rows, by when they were written. Pages begin where the one before ended, not after so
 * many rows: that takes as long for the last page as for the first, and what comes in meanwhile moves
 * nothing.
 * @param matching what is listed, with the columns to be read; `id` must be one of them
 */
export async function newestFirst<Row extends { id: string }>(
  knex: Knex,
  matching: Knex.QueryBuilder,
  limit: number,
  after: Place | undefined,
): Promise<Page<Row>> {
  if (after) void matching.whereRaw(`(created_at, id) < (${TIME}, ?)`, [after.at, after.id]);
  const rows = (await matching
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .select(knex.raw(`${MICROSECONDS} as place`))) as (Row & { place: string })[];
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last && { at: last.place, id: last.id } };
}

const MICROSECONDS = "(extract(epoch from created_at) * 1000000)::bigint::text";
const TIME = "timestamptz 'epoch' + ?::bigint * interval '1 microsecond'";
