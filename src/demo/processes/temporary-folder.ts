import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { isAlive } from "./folder-lock";

const PREFIX = "medusa-payment-hub-run-";

/**
 * A new folder among the temporary files, named after this process, so that the next run can remove
 * what a killed one left behind.
 */
export async function temporaryFolder(): Promise<string> {
  await sweep();
  return mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
}

async function sweep(): Promise<void> {
  const names = (await readdir(os.tmpdir())).filter((name) => name.startsWith(PREFIX));
  const abandoned = names.filter(
    (name) => !isAlive(Number.parseInt(name.slice(PREFIX.length), 10)),
  );
  for (const name of abandoned) {
    // Another user's is left alone: it cannot be removed.
    await rm(path.join(os.tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
