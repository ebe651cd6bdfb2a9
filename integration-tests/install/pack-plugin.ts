import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { CACHE, ROOT } from "../../src/demo/paths";
import { withLock } from "../../src/demo/processes/folder-lock";
import { npm } from "./npm";

/**
 * The tarball that would be published, built and packed by `npm pack` alone. Two builds of one clone
 * at a time would wipe each other's `.medusa/server`.
 * @param folder where it is put
 * @returns its path
 */
export async function packPlugin(folder: string): Promise<string> {
  await mkdir(folder);
  await withLock(path.join(CACHE, "pack.lock"), () =>
    npm(["pack", "--pack-destination", folder], ROOT, path.join(folder, "pack.log")),
  );
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("npm pack made no tarball");
  return path.join(folder, tarball);
}
