import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { CACHE, ROOT } from "../paths";
import { serverUser, type ServerUser } from "./server-user";

const OTHERS_MAY_ENTER = 0o001;
const GROUP_MAY_ENTER = 0o010;
const OWNER_MAY_ENTER = 0o100;
const ENTERED_BY_ALL = 0o711;

/** Whether the server's user may enter this folder and all above it. */
export async function canReach(folder: string, user: ServerUser): Promise<boolean> {
  if (user.uid === undefined) return true;
  for (let step = path.resolve(folder); ; step = path.dirname(step)) {
    const { mode, uid, gid } = await stat(step);
    const needed =
      uid === user.uid ? OWNER_MAY_ENTER : gid === user.gid ? GROUP_MAY_ENTER : OTHERS_MAY_ENTER;
    if (!(mode & needed)) return false;
    if (step === path.dirname(step)) return true;
  }
}

/**
 * Where clusters are kept: the cache of the clone, or, when the server's user cannot get there (a
 * clone below root's closed home), a folder of ours among the temporary files.
 */
export async function clusterRoot(): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  return (await canReach(CACHE, await serverUser())) ? CACHE : outsideFolder();
}

/** The same at every start. Somebody else's is refused, since programs are run from it. */
export async function outsideFolder(): Promise<string> {
  const clone = createHash("sha256").update(ROOT).digest("hex").slice(0, 12);
  const folder = path.join(os.tmpdir(), `medusa-payment-hub-${clone}`);
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(
      `${folder} belongs to another user. Remove it, or set TMPDIR to another place.`,
    );
  }
  await chmod(folder, ENTERED_BY_ALL);
  return folder;
}

/** Makes a folder of a cluster root; a strict umask must not shut out the server's user. */
export async function makeReachable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const user = await serverUser();
  for (let step = folder; !(await canReach(folder, user)); step = path.dirname(step)) {
    if (step === path.dirname(step)) throw new Error(`PostgreSQL's user cannot enter ${folder}`);
    await chmod(step, ENTERED_BY_ALL);
  }
}
