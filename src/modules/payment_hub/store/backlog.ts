import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Environment } from "../../../gateways/gateway";
import type { EventRow } from "./rows";

/** What waits, or waits for a person. */
export interface Backlog {
  events: {
    gateway: string;
    environment: Environment;
    state: EventRow["state"];
    count: number;
    /** Age of the oldest. */
    seconds: number;
  }[];
  attempts: {
    gateway: string;
    environment: Environment;
    operation: string;
    count: number;
    seconds: number;
  }[];
  breaks: { gateway: string; environment: Environment; kind: string; count: number }[];
}

const WAITING = `state in ('received', 'parked')`;
const STUCK = `state in ('quarantined', 'dead')`;

/** Each part has an index of its own that holds nothing else. */
const eventsThat = (condition: string): string => `
  select gateway, environment, state, count(*)::int as count,
    extract(epoch from now() - min(created_at))::float as seconds
  from payment_hub_event where deleted_at is null and ${condition}
  group by gateway, environment, state`;

const EVENTS = `${eventsThat(WAITING)} union all ${eventsThat(STUCK)}`;

const ATTEMPTS = `
  select gateway, environment, operation, count(*)::int as count,
    extract(epoch from now() - min(started_at))::float as seconds
  from payment_hub_attempt where deleted_at is null and next_ask_at is not null
  group by gateway, environment, operation`;

const BREAKS = `
  select payment.gateway, payment.environment, open.kind, count(*)::int as count
  from payment_hub_break open join payment_hub_payment payment on payment.id = open.payment_id
  where open.deleted_at is null and open.state = 'open'
  group by payment.gateway, payment.environment, open.kind`;

/** How much is left to do, over all instances. Reads partial indexes only, however long the past is. */
export async function readBacklog(knex: Knex): Promise<Backlog> {
  const rows = async <Row>(sql: string): Promise<Row[]> =>
    (await knex.raw<{ rows: Row[] }>(sql)).rows;
  const [events, attempts, breaks] = await Promise.all([
    rows<Backlog["events"][number]>(EVENTS),
    rows<Backlog["attempts"][number]>(ATTEMPTS),
    rows<Backlog["breaks"][number]>(BREAKS),
  ]);
  return { events, attempts, breaks };
}
