import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { keepLease } from "../../../lib/keep-lease";

const TABLE = "payment_hub_lease";
const POLL_MS = 50;

export interface LeaseTimes {
  /** When it ends by itself, once its holder has died: a living one renews it. */
  seconds: number;
  /** How long to wait for the holder before. */
  waitMs: number;
}

/**
 * Leases on things that have no row of ours, across all processes. A row and not a lock of the
 * database, so that no connection is held while a gateway is being called.
 */
export class LeaseStore {
  constructor(private readonly knex: Knex) {}

  /** @returns what gives it back; undefined when another one holds it for longer than one waits */
  async take(
    id: string,
    { seconds, waitMs }: LeaseTimes,
  ): Promise<(() => Promise<void>) | undefined> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const mark = await this.tryTake(id, seconds);
      if (mark) {
        return keepLease(mark, {
          seconds,
          renew: (current) => this.renew(id, current, seconds),
          release: (current) => this.giveBack(id, current),
        });
      }
      if (performance.now() > deadline) return undefined;
      await sleep(POLL_MS);
    }
  }

  private async tryTake(id: string, seconds: number): Promise<string | undefined> {
    const { rows } = await this.knex.raw<{ rows: { mark: string }[] }>(TAKE, [id, seconds]);
    return rows[0]?.mark;
  }

  private async renew(id: string, mark: string, seconds: number): Promise<string | undefined> {
    const { rows } = await this.knex.raw<{ rows: { mark: string }[] }>(RENEW, [seconds, id, mark]);
    return rows[0]?.mark;
  }

  private async giveBack(id: string, mark: string): Promise<void> {
    await this.knex.raw(`delete from ${TABLE} where id = ? and until = ?::timestamptz`, [id, mark]);
  }
}

const TAKE = `
  insert into ${TABLE} (id, until) values (?, now() + make_interval(secs => ?))
  on conflict (id) do update set until = excluded.until where ${TABLE}.until < now()
  returning until::text as mark`;

const RENEW = `
  update ${TABLE} set until = now() + make_interval(secs => ?)
  where id = ? and until = ?::timestamptz and until > now()
  returning until::text as mark`;
