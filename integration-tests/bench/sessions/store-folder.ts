import { copyFile, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { CACHE } from "../../../src/demo/paths";
import { compileInto } from "../../support/compile-into";

/** What runs inside the store's process, relative to the clone. */
const CODE = ["integration-tests/bench/lib", "integration-tests/bench/sessions"];

/**
 * The built store under another configuration, with the bench's own code compiled beside it: a store
 * in production has no `ts-node`, and it would slow down every promise and every stack trace. The
 * folder lies in the clone, so that packages are found by climbing.
 * @param store from `buildStore`
 */
export async function makeBenchStore(store: string): Promise<string> {
  const folder = path.join(CACHE, "bench", path.basename(store));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(path.join(store, "src"), path.join(folder, "src"));
  await copyFile(path.join(store, "package.json"), path.join(folder, "package.json"));
  for (const name of CODE) await compileInto(folder, name);
  const config = `./${CODE[1]}/store/medusa-config.js`;
  await writeFile(
    path.join(folder, "medusa-config.js"),
    `module.exports = require("${config}");\n`,
  );
  return folder;
}
