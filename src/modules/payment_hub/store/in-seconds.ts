import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** That long from now by the database's clock, which all instances share; null for never. */
export function inSeconds(knex: Knex, seconds: number | undefined): Knex.Raw | null {
  return seconds === undefined ? null : knex.raw("now() + make_interval(secs => ?)", [seconds]);
}
