import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { rowsOf } from "./table";

const TABLE = "payment_hub_announcement";

/** What has states that Medusa events tell of. */
const STATED = {
  payment: "payment_hub_payment",
  refund: "payment_hub_refund",
  dispute: "payment_hub_dispute",
  fraud_warning: "payment_hub_fraud_warning",
} as const;

/** How long a claim stands when nobody renews it: what a dead process did not tell, another one does. */
export const CLAIM_SECONDS = 60;

/** A Medusa event as it is written down. */
export interface Announcement {
  id: string;
  name: string;
  data: { event_id: string; gateway: string; environment: string; [more: string]: unknown };
}

/** One that is to be told now, by whoever has it. */
export interface ClaimedAnnouncement extends Announcement {
  /** The claim's own, to renew it and to give it back by. */
  mark: string;
}

/** A row whose state is to be told of. */
export interface Stated {
  what: keyof typeof STATED;
  id: string;
  /** The state that was told of when the row was read; null for none. */
  announced: string | null;
}

/**
 * Medusa events that are to be told and that were. An event is written down, claimed by its writer,
 * together with the state that it tells of, so that no state is told of twice; it is confirmed when it
 * has been told. What is not confirmed when its claim ends is told by another process.
 */
export class AnnouncementStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Writes down what is told of a row's state.
   * @returns the same; nothing when somebody else has written of the row since it was read
   */
  async claimState(
    { what, id, announced }: Stated,
    state: string,
    events: readonly Announcement[],
  ): Promise<ClaimedAnnouncement[]> {
    const values = [state, id, announced, CLAIM_SECONDS, JSON.stringify(events)];
    return this.claim(claimStateIn(STATED[what]), values, events);
  }

  /**
   * Writes down what is told of something that has no row of its own.
   * @param key what it is known by
   * @returns the same; nothing when it was written down before
   */
  async claimOnce(key: string, event: Announcement): Promise<ClaimedAnnouncement[]> {
    const values = [key, CLAIM_SECONDS, event.id, event.name, JSON.stringify(event.data)];
    return this.claim(CLAIM_ONCE, values, [event]);
  }

  /** Takes what nobody tells any more, oldest first: its process has died, or could not tell it. */
  async claimLeft(limit: number): Promise<ClaimedAnnouncement[]> {
    const { rows } = await this.knex.raw<{ rows: ClaimedAnnouncement[] }>(CLAIM_LEFT, [
      CLAIM_SECONDS,
      limit,
    ]);
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** @returns the claim's new mark; undefined when it has ended, and may be another one's by now */
  async renew(id: string, mark: string): Promise<string | undefined> {
    const { rows } = await this.knex.raw<{ rows: { mark: string }[] }>(RENEW, [
      CLAIM_SECONDS,
      id,
      mark,
    ]);
    return rows[0]?.mark;
  }

  /** It could not be told: somebody else may, at once. */
  async giveBack(id: string, mark: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .whereRaw("told_at is null and claimed_until = ?::timestamptz", [mark])
      .update({ claimed_until: this.knex.fn.now() });
  }

  /** It was told, whoever else may be telling it by now. */
  async confirm(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ told_at: this.knex.fn.now() });
  }

  /** Deletes what was told so many days ago. @returns how many; fewer than `limit` when that was all */
  async prune(days: number, limit: number): Promise<number> {
    const old = rowsOf(this.knex, TABLE)
      .select("id")
      .whereRaw("told_at < now() - make_interval(days => ?)", [days])
      .orderBy("told_at")
      .limit(limit);
    return this.knex(TABLE).whereIn("id", old).delete();
  }

  /** @returns the events that were written, in the order in which they were given */
  private async claim(
    sql: string,
    values: readonly (string | number | null)[],
    events: readonly Announcement[],
  ): Promise<ClaimedAnnouncement[]> {
    const { rows } = await this.knex.raw<{ rows: { id: string; mark: string }[] }>(sql, values);
    const marks = new Map(rows.map(({ id, mark }) => [id, mark]));
    return events.flatMap((event) => {
      const mark = marks.get(event.id);
      return mark === undefined ? [] : [{ ...event, mark }];
    });
  }
}

const claimStateIn = (table: string): string => `
  with stated as (
    update ${table} set announced = ? where id = ? and announced is not distinct from ?
    returning id
  )
  insert into ${TABLE} (id, name, data, claimed_until)
  select event.id, event.name, event.data, now() + make_interval(secs => ?)
  from stated, json_to_recordset(?::json) as event (id text, name text, data jsonb)
  returning id, claimed_until::text as mark`;

const CLAIM_ONCE = `
  insert into ${TABLE} (key, claimed_until, id, name, data)
  values (?, now() + make_interval(secs => ?), ?, ?, ?)
  on conflict do nothing
  returning id, claimed_until::text as mark`;

const CLAIM_LEFT = `
  update ${TABLE} set claimed_until = now() + make_interval(secs => ?)
  where id in (
    select id from ${TABLE}
    where told_at is null and deleted_at is null and claimed_until <= now()
    order by claimed_until limit ?
    for update skip locked
  )
  returning id, name, data, claimed_until::text as mark`;

const RENEW = `
  update ${TABLE} set claimed_until = now() + make_interval(secs => ?)
  where id = ? and claimed_until = ?::timestamptz and claimed_until > now() and told_at is null
  returning claimed_until::text as mark`;
