import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import * as timers from "node:timers/promises";
import { isActing } from "./process-death";

/**
 * Time that can be moved on: hours pass between two steps and cost nothing. The clock is moved for
 * everybody alike (this process with the store and the simulators, and the SQL that it sends), so
 * that whatever compares two times sees what it would see in a year of waiting.
 */
export class VirtualTime {
  private offsetMs = 0;
  /** What was slept through; the monotonic clock knows of nothing else. */
  private sleptMs = 0;

  constructor(private readonly knex: Knex) {}

  async install(): Promise<void> {
    await this.installDefaults();
    this.installClock();
    this.installSleep();
    this.installSql();
  }

  /** Moves on; never back. */
  async pass(ms: number): Promise<void> {
    this.offsetMs += Math.max(0, Math.ceil(ms));
    await this.knex("random_time").update({ offset_ms: this.offsetMs });
  }

  /** `new Date()` and `Date.now()`; a date made from something stays what it is. */
  private installClock(): void {
    const Real = Date;
    const now = (): number => Real.now() + this.offsetMs;
    globalThis.Date = new Proxy(Real, {
      construct: (target, args: [], newTarget) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
      get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
    });
    Object.defineProperty(Real.prototype, "constructor", { value: globalThis.Date });
    const monotonic = performance.now.bind(performance);
    performance.now = () => monotonic() + this.sleptMs;
  }

  /**
   * The store's pauses (for a lease, a rate limit, between two refunds) take no time: the clock moves
   * on instead. A simulator's delays are real, since they are what makes two calls overlap.
   */
  private installSleep(): void {
    const real = timers.setTimeout;
    const sleep = async <T>(ms = 0, value?: T, options?: object): Promise<T | undefined> => {
      if (!isActing()) return real(ms, value, options);
      this.offsetMs += ms;
      this.sleptMs += ms;
      await real(1);
      return value;
    };
    // The module's own object, which compiled code reads at each call.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be read-only
    (require("node:timers/promises") as { setTimeout: unknown }).setTimeout = sleep;
  }

  private installSql(): void {
    const client = this.knex.client as { constructor: { prototype: SqlClient } };
    const { prototype } = client.constructor;
    const send = prototype._query;
    const offset = (): string => `(now() + interval '${this.offsetMs} milliseconds')`;
    prototype._query = function (connection, query) {
      if (typeof query.sql === "string") {
        query.sql = query.sql.replace(/\bnow\(\)|\bCURRENT_TIMESTAMP\b(?!\()/gi, offset);
      }
      return send.call(this, connection, query);
    };
  }

  /** Columns that the database itself fills. */
  private async installDefaults(): Promise<void> {
    await this.knex.raw(`
      create table random_time (offset_ms bigint not null);
      insert into random_time values (0);
      create function random_now() returns timestamptz stable language sql as
        'select now() + make_interval(secs => (select offset_ms from random_time) / 1000.0)';
      do $$
      declare found record;
      begin
        for found in select table_name, column_name from information_schema.columns
          where table_schema = 'public' and column_default in ('now()', 'CURRENT_TIMESTAMP')
        loop
          execute format('alter table public.%I alter column %I set default random_now()',
            found.table_name, found.column_name);
        end loop;
      end $$;
    `);
  }
}

interface SqlClient {
  _query(connection: unknown, query: { sql?: unknown }): Promise<unknown>;
}
