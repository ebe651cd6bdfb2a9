import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The system user that PostgreSQL runs as; empty ids mean: ourselves. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root (containers, CI). Then `postgres` runs it where that user
 * exists, else `nobody`, which exists everywhere: no user is added to the machine.
 */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const user = (await idsOf("postgres")) ?? (await idsOf("nobody"));
  if (!user) throw new Error("PostgreSQL cannot run as root, and there is no other user to run it");
  return user;
}

async function idsOf(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
