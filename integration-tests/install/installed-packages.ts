import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const PLUGIN = "medusa-payment-hub";
const PACKAGES = "node_modules/";

/** The files of the tarball by path, with their text: what is installed, without its dependencies. */
export async function packedFiles(store: string): Promise<Map<string, string>> {
  const folder = path.join(store, PACKAGES, PLUGIN);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (!name.startsWith(PACKAGES)) files.set(name, await readFile(file, "utf8"));
  }
  return files;
}

/**
 * Where npm put each package of Medusa, and ours. A second copy would be a second set of workflows
 * and of container keys: a riddle at run time.
 */
export async function placesOfMedusa(store: string): Promise<Map<string, string[]>> {
  const text = await readFile(path.join(store, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(text) as { packages: Record<string, unknown> };
  const places = new Map<string, string[]>();
  for (const place of Object.keys(packages)) {
    const name = place.slice(place.lastIndexOf(PACKAGES) + PACKAGES.length);
    if (!place.includes(PACKAGES) || !(name.startsWith("@medusajs/") || name === PLUGIN)) continue;
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  return places;
}

/** What the dashboard of a built store is made of, in one text. */
export async function dashboardCode(built: string): Promise<string> {
  const folder = path.join(built, "public/admin/assets");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const texts = scripts.map((name) => readFile(path.join(folder, name), "utf8"));
  return (await Promise.all(texts)).join("\n");
}
