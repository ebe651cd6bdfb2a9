import { copyFile, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { CACHE } from "../../src/demo/paths";
import { compileInto } from "../support/compile-into";

/** Not in a built store, but needed inside its process here. */
const BESIDE_THE_STORE = "src/simulators";

/** What runs inside the store's process. */
const CODE = ["integration-tests/random", BESIDE_THE_STORE];

/**
 * The built store with the runs' code and the simulators compiled beside it, since a store in
 * production has no `ts-node`. Simulators and store share one process, and so one clock.
 * @param store from `buildStore`
 */
export async function makeRandomStore(store: string): Promise<string> {
  const folder = path.join(CACHE, "random", `${path.basename(store)}-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "src"), { recursive: true });
  for (const name of await readdir(path.join(store, "src"))) {
    await symlink(path.join(store, "src", name), path.join(folder, "src", name));
  }
  for (const name of CODE) await compileInto(folder, name);
  await copyFile(path.join(store, "package.json"), path.join(folder, "package.json"));
  const config = JSON.stringify(path.join(store, "medusa-config.js"));
  await writeFile(path.join(folder, "medusa-config.js"), `module.exports = require(${config});\n`);
  return folder;
}
