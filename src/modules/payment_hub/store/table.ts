import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * The rows of one of the hub's tables, to be looked up by anything but their id. No row of the hub
 * is ever deleted softly, but Medusa's generator ends each index in `WHERE deleted_at IS NULL`, and
 * PostgreSQL uses a partial index only for a query that implies its condition
 * (https://www.postgresql.org/docs/current/indexes-partial.html).
 */
export function rowsOf<Row extends object = Record<string, unknown>>(knex: Knex, table: string) {
  return knex<Row>(table).whereNull(`${table}.deleted_at`);
}
