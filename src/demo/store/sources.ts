import { readdir } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../paths";

/** What stands beside the store and never runs inside its server. */
const OUTSIDE_THE_SERVER = new Set(["admin", "checkout", "demo", "simulators"]);

export const MANIFESTS = ["package-lock.json", "tsconfig.json", "medusa-config.ts"];
export const SEED = "src/demo/seed";

/** The source that the server is compiled from, relative to the clone. */
export async function serverSources(): Promise<string[]> {
  const folders = await readdir(path.join(ROOT, "src"));
  return [
    ...folders.filter((name) => !OUTSIDE_THE_SERVER.has(name)).map((name) => `src/${name}`),
    SEED,
  ];
}

/** The dashboard's pages, with the folders whose code they may share. */
export const ADMIN_SOURCES = ["src/admin", "src/lib", "src/client"];

/** What decides the content of a freshly migrated and seeded database. */
export const DATABASE_SOURCES = ["src/modules", "src/links", "src/config", SEED];
