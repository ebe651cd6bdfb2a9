/** More than can be written in time: the caller has to ask again later. */
export class TooBusyError extends Error {}

interface Asked<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** A gateway's burst, and no more: what waits here is in memory only. */
const MOST_WAITING = 1000;
const LARGEST_GROUP = 50;
/** One more than one, so that the next group is sent while the one before is being synced to disk. */
const AT_ONCE = 2;

/**
 * Writes in groups: what is asked for while a group is on its way goes into the next one, as
 * databases do with their own commits. Alone, an item is written at once and by itself; in a burst the
 * round trip and the commit are shared. Each caller waits for the group that has its own item in it.
 */
export class GroupCommit<Item, Result> {
  private waiting: Asked<Item, Result>[] = [];
  private running = 0;

  /** @param write one statement for all; answers a result for each item, in their order */
  constructor(private readonly write: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  /** @throws TooBusyError, or whatever kept this item from being written */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= MOST_WAITING) {
        reject(new TooBusyError(`${MOST_WAITING} events wait to be stored`));
        return;
      }
      this.waiting.push({ item, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    while (this.running < AT_ONCE && this.waiting.length > 0) {
      const group = this.waiting.splice(0, LARGEST_GROUP);
      this.running += 1;
      void this.commit(group).finally(() => {
        this.running -= 1;
        this.next();
      });
    }
  }

  /** A group that fails is written one by one: what is wrong with one item is not the others' fault. */
  private async commit(group: readonly Asked<Item, Result>[]): Promise<void> {
    try {
      const results = await this.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (group.length === 1 || !isRefusal(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      for (const one of group) await this.commit([one]);
    }
  }
}

/**
 * Whether the database has read the statement and refused it: data, constraints, limits, deadlocks.
 * While it cannot be reached at all, each item alone would only wait as well.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isRefusal(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^(2[1-3]|40|54)[0-9A-Z]{3}$/.test(code);
}
