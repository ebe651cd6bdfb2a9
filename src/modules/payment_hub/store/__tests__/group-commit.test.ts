import { GroupCommit, TooBusyError } from "../group-commit";

/** A database that writes when it is told to, and remembers the groups. */
function slowWriter(refuse?: (item: number) => Error | undefined) {
  const groups: number[][] = [];
  const held: (() => void)[] = [];
  const write = async (items: readonly number[]): Promise<number[]> => {
    groups.push([...items]);
    await new Promise<void>((resolve) => held.push(resolve));
    for (const item of items) {
      const error = refuse?.(item);
      if (error) throw error;
    }
    return items.map((item) => item * 10);
  };
  const flush = async (): Promise<void> => {
    while (held.length > 0) {
      held.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { groups, write, flush };
}

const refused = (code: string): Error => Object.assign(new Error("refused"), { code });

describe("rows written in groups", () => {
  it("writes one alone at once, and together what comes meanwhile", async () => {
    const { groups, write, flush } = slowWriter();
    const commit = new GroupCommit(write);
    const written = [1, 2, 3, 4, 5].map((item) => commit.add(item));
    expect(groups).toEqual([[1], [2]]);
    await flush();
    expect(await Promise.all(written)).toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual([[1], [2], [3, 4, 5]]);
  });

  it("fails the one row that the database refuses, and no other", async () => {
    const { write, flush } = slowWriter((item) => (item === 4 ? refused("22P02") : undefined));
    const commit = new GroupCommit(write);
    const written = [1, 2, 3, 4, 5].map((item) => commit.add(item));
    const settled = Promise.allSettled(written);
    await flush();
    expect((await settled).map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
  });

  it("does not try each row when the database cannot be reached", async () => {
    const { groups, write, flush } = slowWriter(() => refused("ECONNREFUSED"));
    const commit = new GroupCommit(write);
    const settled = Promise.allSettled([1, 2, 3, 4].map((item) => commit.add(item)));
    await flush();
    expect((await settled).every(({ status }) => status === "rejected")).toBe(true);
    expect(groups).toEqual([[1], [2], [3, 4]]);
  });

  it("refuses at once what would only pile up in memory", async () => {
    const { write, flush } = slowWriter();
    const commit = new GroupCommit(write);
    const taken = Array.from({ length: 1002 }, (_, item) => commit.add(item));
    await expect(commit.add(-1)).rejects.toThrow(TooBusyError);
    await flush();
    expect(await Promise.all(taken)).toHaveLength(1002);
  });
});
