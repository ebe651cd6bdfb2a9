import path from "node:path";

/** The clone: demo and tests run from source (tsx, jest), two folders below it. */
export const ROOT = path.resolve(__dirname, "../..");

/** Everything that can be made again; git ignores it. */
export const CACHE = path.join(ROOT, ".cache");

/** What the persistent demo keeps between starts: its database, keys and logs. */
export const DEMO_FOLDER = path.join(CACHE, "demo");

export const MEDUSA_CLI = path.join(ROOT, "node_modules/@medusajs/cli/cli.js");
