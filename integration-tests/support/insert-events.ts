import type { Pool } from "pg";
import type { EventRow } from "../../src/modules/payment_hub/store/rows";

export type InsertedEvent = Pick<EventRow, "id"> &
  Partial<Omit<EventRow, "created_at" | "outages">>;

/**
 * Writes events as the inbox holds them; what is left out is a payment event of Stripe's sandbox that
 * was applied. Each came a minute before the one that stands before it.
 */
export async function insertEvents(db: Pool, events: readonly InsertedEvent[]): Promise<void> {
  const rows = events.map((event, minutes) => ({
    ...DEFAULTS,
    event_id: event.id,
    ...event,
    minutes,
  }));
  await db.query(
    `insert into payment_hub_event (id, gateway, environment, account_id, event_id, type, reference,
       order_number, object, payload, state, note, tries, next_try_at, occurred_at, processed_at, created_at)
     select id, gateway, environment, account_id, event_id, type, reference, order_number, object,
       payload, state, note, tries, now() + interval '1 year',
       now() - make_interval(mins => minutes, secs => 2),
       case when state in ('received', 'parked') then null else now() - make_interval(mins => minutes) end,
       now() - make_interval(mins => minutes, secs => 1)
     from json_to_recordset($1::json) as event (id text, gateway text, environment text,
       account_id text, event_id text, type text, reference text, order_number text, object text,
       payload jsonb, state text, note text, tries int, minutes int)`,
    [JSON.stringify(rows)],
  );
}

const DEFAULTS = {
  gateway: "stripe",
  environment: "sandbox",
  account_id: "phacc_test",
  type: "payment_intent.succeeded",
  payload: {},
  state: "processed",
  note: "captured",
  tries: 1,
};
