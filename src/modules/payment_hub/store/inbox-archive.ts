import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { SUMMARY, type EventSummary } from "./inbox-listing";
import type { EventRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_event";

/** What a person may have done to an event that is stuck: these are not worked on by themselves. */
const STUCK: readonly EventRow["state"][] = ["quarantined", "dead"];

/** What people and time do to events in the inbox: reading one, replaying, forgetting. */
export class InboxArchive {
  constructor(private readonly knex: Knex) {}

  async find(id: string): Promise<EventRow | undefined> {
    return this.knex<EventRow>(TABLE).where({ id }).first();
  }

  /** What the events of an event's payment and account said that were dealt with and are still kept. */
  async payloadsOf({
    gateway,
    account_id,
    reference,
  }: Pick<EventRow, "gateway" | "account_id" | "reference">): Promise<EventRow["payload"][]> {
    if (!reference) return [];
    const rows = await rowsOf<EventRow>(this.knex, TABLE)
      .where({ gateway, account_id, reference })
      .whereNotNull("processed_at")
      .select("payload");
    return rows.map(({ payload }) => payload);
  }

  /**
   * Makes a stuck event due again, as if it had just come.
   * @returns undefined when it is not stuck (any more)
   */
  async replay(id: string): Promise<EventSummary | undefined> {
    const [row] = await this.dueAgain(
      this.knex<EventRow>(TABLE).where({ id }).whereIn("state", STUCK),
    );
    return row;
  }

  /** The same for everything that failed too often. */
  async replayDead(gateway?: string): Promise<EventSummary[]> {
    return this.dueAgain(
      rowsOf<EventRow>(this.knex, TABLE).where({ state: "dead", ...(gateway && { gateway }) }),
    );
  }

  /**
   * Takes the content out of events that are older, and deletes those that were dealt with: what is
   * stuck stays to be seen. One batch, by whichever process comes first.
   * @returns how many rows were changed; fewer than `limit` when that was all
   */
  async prune(days: number, limit: number): Promise<number> {
    const { rows } = await this.knex.raw<{ rows: { pruned: string }[] }>(PRUNE, [days, limit]);
    return Number(rows[0]?.pruned ?? 0);
  }

  private async dueAgain(rows: Knex.QueryBuilder<EventRow>): Promise<EventSummary[]> {
    return rows
      .update({
        state: "received",
        note: null,
        tries: 0,
        outages: 0,
        next_try_at: this.knex.fn.now(),
        processed_at: null,
        updated_at: this.knex.fn.now(),
      } as never)
      .returning([...SUMMARY]) as unknown as Promise<EventSummary[]>;
  }
}

/** Rows that another process prunes at the same moment are left to it. */
const PRUNE = `
  with old as (
    select id, state in ('processed', 'ignored') as done from ${TABLE}
    where deleted_at is null and created_at < now() - make_interval(days => ?)
      and (payload is not null or state in ('processed', 'ignored'))
    order by created_at limit ?
    for update skip locked
  ), deleted as (
    delete from ${TABLE} using old where ${TABLE}.id = old.id and old.done returning 1
  ), emptied as (
    update ${TABLE} set payload = null, updated_at = now() from old
    where ${TABLE}.id = old.id and not old.done returning 1
  )
  select (select count(*) from deleted) + (select count(*) from emptied) as pruned`;
