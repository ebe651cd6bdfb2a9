import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/** Removes all but the folders used last, so that a cache of builds does not grow for ever. */
export async function keepNewest(parent: string, count: number): Promise<void> {
  const names = (await readdir(parent)).filter((name) => !name.startsWith("."));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(parent, name))).mtimeMs })),
  );
  const old = dated.sort((a, b) => b.at - a.at).slice(count);
  await Promise.all(
    old.map(({ name }) => rm(path.join(parent, name), { recursive: true, force: true })),
  );
}
