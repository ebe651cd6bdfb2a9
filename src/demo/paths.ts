import { createRequire } from "node:module";
import path from "node:path";

/** The clone: demo and tests run from source (tsx, jest), two folders below it. */
export const ROOT = path.resolve(__dirname, "../..");

/** Everything that can be made again; git ignores it. */
export const CACHE = path.join(ROOT, ".cache");

/** What the persistent demo keeps between starts: its database, keys and logs. */
export const DEMO_FOLDER = path.join(CACHE, "demo");

/** Medusa's command line, as a store finds it: its own, or by climbing that of the clone. */
export function medusaCli(store: string): string {
  return createRequire(path.join(store, "package.json")).resolve("@medusajs/cli/cli.js");
}

/**
 * The same for a store that is compiled already. `cli.js` would load `ts-node` where it finds one,
 * with which every promise and every stack trace costs more; in production there is none.
 */
export function compiledMedusaCli(store: string): string {
  return createRequire(path.join(store, "package.json")).resolve("@medusajs/cli");
}
