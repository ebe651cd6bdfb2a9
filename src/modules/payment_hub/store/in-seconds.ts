import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** That long from now by the database's clock, which all instances share. */
export function inSeconds(knex: Knex, seconds: number | undefined): Knex.Raw {
  return knex.raw("now() + make_interval(secs => ?)", [seconds ?? 0]);
}
