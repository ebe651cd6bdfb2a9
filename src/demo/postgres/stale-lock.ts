import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const WAIT_MS = 15_000;

/**
 * After a crash `postmaster.pid` stays. When its process id has been given to some other program
 * since, PostgreSQL believes that it is still served and does not start, so the file is removed
 * unless a PostgreSQL of this very folder is alive. One that is just ending is waited for.
 */
export async function releaseStaleLock(dataFolder: string): Promise<void> {
  const file = path.join(dataFolder, "postmaster.pid");
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) return;
    if (!(await serves(Number(text.split("\n")[0]), dataFolder))) {
      await rm(file, { force: true });
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`PostgreSQL already runs on ${dataFolder}: is another demo open?`);
    }
    await sleep(250);
  }
}

async function serves(pid: number, dataFolder: string): Promise<boolean> {
  try {
    const { stdout } = await run("ps", ["-p", String(pid), "-o", "args="]);
    return stdout.includes(dataFolder);
  } catch {
    return false;
  }
}
