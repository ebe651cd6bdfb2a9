import { cp } from "node:fs/promises";
import path from "node:path";
import { CACHE } from "../paths";
import { buildAdmin } from "./build-admin";
import { cached } from "./build-cache";
import { buildServer } from "./build-server";
import { fingerprint } from "./fingerprint";
import { ADMIN_SOURCES, MANIFESTS, serverSources } from "./sources";

/**
 * A compiled store with its dashboard, ready for `medusa start`, made only when the source has
 * changed since. Packages are found by climbing to the clone's `node_modules`.
 * @returns its folder
 */
export async function buildStore(): Promise<string> {
  const adminKey = await fingerprint([...ADMIN_SOURCES, "package-lock.json"]);
  const admin = await cached(path.join(CACHE, "admin"), adminKey, buildAdmin);
  const sources = [...(await serverSources()), ...MANIFESTS, "package.json"];
  const key = `${await fingerprint(sources)}-${adminKey}`;
  return cached(path.join(CACHE, "store"), key, async (folder) => {
    await buildServer(folder);
    await cp(admin, path.join(folder, "public/admin"), { recursive: true });
  });
}
