import { existsSync } from "node:fs";
import { mkdir, rename, rm, utimes } from "node:fs/promises";
import path from "node:path";
import { withLock } from "../processes/folder-lock";
import { keepNewest } from "./keep-newest";

const KEPT = 2;

/** As deep as the finished one, so that source maps lead to the source after the move. */
const UNFINISHED = ".unfinished";

/**
 * The folder `<parent>/<key>`, made by `build` only when it is not there yet. It appears under its
 * name when it is complete, so an interrupted build is never taken for a finished one.
 */
export async function cached(
  parent: string,
  key: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(parent, key);
  await withLock(`${parent}.lock`, async () => {
    if (!existsSync(folder)) {
      const unfinished = path.join(parent, UNFINISHED);
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true });
      await build(unfinished);
      await rename(unfinished, folder);
    }
    const now = new Date();
    await utimes(folder, now, now);
    await keepNewest(parent, KEPT);
  });
  return folder;
}
