import { Client } from "pg";
import { eventually } from "../../src/demo/once/context";
import type { TestStore } from "./start-store";

/** A write at which a process can be stopped. */
export type Write = `${"insert" | "update"} ${string}`;

export interface Halt {
  /** Waits until so many processes' statements stand still there. */
  reached(count: number): Promise<void>;
  /** What stands still comes to nothing, as when its process is dead; later writes pass. */
  end(): Promise<void>;
  /** What stands still goes on as if nothing had been; later writes pass. */
  letPass(): Promise<void>;
}

const HOLD = `
  create or replace function stand_still() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtext('stand_still'));
    return new;
  end $$`;

const WAITING = `
  from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`;

/**
 * Stops whatever the shop writes to some tables, before it is written, so that its process can be
 * killed at exactly that point, or somebody else be faster.
 */
export async function haltAt({ db, databaseUrl }: TestStore, ...writes: Write[]): Promise<Halt> {
  const holder = new Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query(HOLD);
  await holder.query("select pg_advisory_lock(hashtext('stand_still'))");
  const tables = writes.map((write) => write.split(" ") as [string, string]);
  for (const [what, table] of tables) {
    await holder.query(
      `create trigger stand_still before ${what} on "${table}" for each row execute function stand_still()`,
    );
  }
  const withdraw = async (): Promise<void> => {
    for (const [, table] of tables) await holder.query(`drop trigger stand_still on "${table}"`);
    // Ends the lock with the connection.
    await holder.end();
  };
  return {
    async reached(count) {
      let standing: string[] = [];
      const isReached = async (): Promise<boolean> => {
        const { rows } = await db.query<{ query: string }>(`select query ${WAITING}`);
        standing = rows.map(({ query }) => query.slice(0, 60));
        return standing.length >= count;
      };
      await eventually(`${count} writes that stand still`, isReached).catch((error: Error) => {
        throw new Error(`${error.message}, only ${standing.join("; ")}`);
      });
    },
    async end() {
      await holder.query(`select pg_terminate_backend(pid) ${WAITING}`);
      await withdraw();
    },
    async letPass() {
      // First: a trigger is not dropped while somebody stands in it.
      await holder.query("select pg_advisory_unlock(hashtext('stand_still'))");
      await withdraw();
    },
  };
}
