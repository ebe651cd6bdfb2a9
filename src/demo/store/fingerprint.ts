import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../paths";

const TESTS = "__tests__";

/**
 * A short hash of files and folders of the clone, by name and content. What is missing counts as
 * empty. Tests beside the code do not count: they change nothing that runs.
 */
export async function fingerprint(paths: string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await Promise.all(paths.map(filesBelow))).flat().sort()) {
    hash.update(file).update("\0");
    hash.update(await readFile(path.join(ROOT, file))).update("\0");
  }
  return hash.digest("hex").slice(0, 12);
}

async function filesBelow(relative: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(ROOT, relative), { withFileTypes: true });
    const below = entries
      .filter((entry) => entry.name !== TESTS)
      .map((entry) => path.posix.join(relative, entry.name));
    return (await Promise.all(below.map(filesBelow))).flat();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [relative];
    if (code === "ENOENT") return [];
    throw error;
  }
}
