import { AsyncLocalStorage } from "node:async_hooks";

/** One request or job, as if it ran in a process of its own. */
interface Act {
  /** At the how-many-th moment it dies. */
  dieAt: number | undefined;
  moments: number;
  died: ((at: string) => void) | undefined;
  diedAt: string | undefined;
  /** Locks that live in the memory of the process, and die with it. */
  locks: Set<string>;
}

const acts = new AsyncLocalStorage<Act>();

/** Whether this runs inside of an act, and not in a simulator. */
export function isActing(): boolean {
  return acts.getStore() !== undefined;
}

export type Ended =
  | { how: "answered"; value: unknown }
  | { how: "refused"; error: unknown }
  | { how: "died"; at: string };

/**
 * Runs something that may die half-way. The dead never come back: whatever they wait for never
 * settles, so nothing after it runs, no `finally` and no `catch`, as after a power cut.
 * @param freeLocks gives back what only the memory of the dead process held
 */
export async function act(
  dieAt: number | undefined,
  work: () => Promise<unknown>,
  freeLocks: (keys: string[]) => Promise<unknown>,
): Promise<Ended> {
  const own: Act = { dieAt, moments: 0, died: undefined, diedAt: undefined, locks: new Set() };
  const death = new Promise<Ended>((resolve) => {
    own.died = (at) => resolve({ how: "died", at });
  });
  const life = acts.run(own, () =>
    work().then(
      (value): Ended => ({ how: "answered", value }),
      (error: unknown): Ended => ({ how: "refused", error }),
    ),
  );
  const ended = await Promise.race([life, death]);
  if (ended.how === "died") await freeLocks([...own.locks]);
  return ended;
}

/** A moment at which a process may die; the dead stay here. */
async function moment(name: string): Promise<void> {
  const own = acts.getStore();
  if (!own) return;
  if (own.diedAt === undefined && own.moments === own.dieAt) {
    own.diedAt = name;
    own.died?.(name);
  }
  own.moments += 1;
  if (own.diedAt !== undefined) await new Promise<never>(() => undefined);
}

type Method = (...args: unknown[]) => Promise<unknown>;

/** Lets a process die before or after each of these methods. */
export function mortal<T extends object>(
  owner: T,
  name: string,
  methods: readonly (keyof T)[],
): void {
  for (const method of methods) {
    const call = owner[method] as Method | undefined;
    if (typeof call !== "function") continue;
    const wrapped: Method = async function (this: unknown, ...args) {
      await moment(`before ${name}.${String(method)}`);
      const result = await call.apply(this, args);
      await moment(`after ${name}.${String(method)}`);
      return result;
    };
    Object.assign(owner, { [method]: wrapped });
  }
}

interface Locking {
  execute(keys: string | string[], job: () => Promise<unknown>, args?: object): Promise<unknown>;
}

/** Remembers which locks an act holds. */
export function rememberLocks(locking: Locking): void {
  const execute = locking.execute.bind(locking);
  locking.execute = (keys, job, args) => {
    const own = acts.getStore();
    const all = Array.isArray(keys) ? keys : [keys];
    return execute(
      keys,
      async () => {
        for (const key of all) own?.locks.add(key);
        try {
          return await job();
        } finally {
          for (const key of all) own?.locks.delete(key);
        }
      },
      args,
    );
  };
}
