import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import { makeReachable } from "./reachable";
import type { ServerUser } from "./server-user";

const run = promisify(execFile);

/** A cluster's folder: the data, the password of `postgres`, and the server's log. */
export interface Cluster {
  data: string;
  log: string;
  password: string;
}

/** Opens the cluster of a folder, and makes it when the folder is empty. */
export async function openCluster(
  folder: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<Cluster> {
  await makeReachable(folder);
  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  if (!existsSync(data)) {
    await writeFile(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
    await giveTo(user, passwordFile);
    await initialise(data, passwordFile, binaries, user);
  }
  return {
    data,
    log: path.join(folder, "postgres.log"),
    password: await readFile(passwordFile, "utf8"),
  };
}

/** Made under another name first, so that an interrupted start leaves nothing half made. */
async function initialise(
  data: string,
  passwordFile: string,
  { initdb }: Binaries,
  user: ServerUser,
): Promise<void> {
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(user, unfinished);
  const flags = [
    `--pgdata=${unfinished}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  await run(initdb, flags, { ...user, cwd: path.dirname(data) });
  await rename(unfinished, data);
}

async function giveTo({ uid, gid }: ServerUser, file: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}
