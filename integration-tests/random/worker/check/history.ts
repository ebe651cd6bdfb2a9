import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Run } from "../run/context";

/** Every change of something that has a final state, written down by the database itself. */
export async function keepHistory(knex: Knex): Promise<void> {
  await knex.raw(`
    create table random_history (
      n bigserial primary key, kind text not null, account_id text, row_id text not null,
      was text not null, became text not null);
    create function random_keep() returns trigger language plpgsql as $$
    declare was jsonb := to_jsonb(old); became jsonb := to_jsonb(new);
    begin
      if was->>tg_argv[0] is distinct from became->>tg_argv[0] then
        insert into random_history (kind, account_id, row_id, was, became) values
          (tg_argv[1], became->>'account_id', new.id, was->>tg_argv[0], became->>tg_argv[0]);
      end if;
      return null;
    end $$;
  `);
  for (const { table, column } of WATCHED) {
    await knex.raw(
      `create trigger random_keep_${column} after update on ${table} for each row
       execute function random_keep('${column}', '${table}.${column}')`,
    );
  }
}

const WATCHED = [
  { table: "payment_hub_payment", column: "status" },
  { table: "payment_hub_payment", column: "captured" },
  { table: "payment_hub_payment", column: "refunded" },
  { table: "payment_hub_attempt", column: "outcome" },
  { table: "payment_hub_event", column: "state" },
  { table: "payment_hub_refund", column: "status" },
] as const;

interface Change {
  kind: string;
  row_id: string;
  was: string;
  became: string;
}

/** States after which only these may follow; what is not named may become anything. */
const AFTER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "payment_hub_payment.status": {
    captured: [],
    canceled: ["captured"],
    authorized: ["captured", "canceled"],
  },
  "payment_hub_attempt.outcome": { succeeded: [], declined: [], rejected: [] },
  "payment_hub_event.state": { processed: [], ignored: [], quarantined: [], dead: [] },
  "payment_hub_refund.status": { succeeded: ["failed"], failed: ["succeeded", "pending"] },
};

/** I5: a final state never goes back, and no sum shrinks. */
export async function checkHistory({ shop: { knex }, world }: Run): Promise<string[]> {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  const changes = await knex<Change>("random_history")
    .whereIn("account_id", accounts)
    .orderBy("n")
    .select("kind", "row_id", "was", "became");
  return changes
    .filter((change) => !isAllowed(change))
    .map(
      ({ kind, row_id, was, became }) => `I5: ${kind} of ${row_id} went from ${was} to ${became}`,
    );
}

function isAllowed({ kind, was, became }: Change): boolean {
  if (/captured$|refunded$/.test(kind)) return BigInt(became) >= BigInt(was);
  return AFTER[kind]?.[was]?.includes(became) ?? true;
}
