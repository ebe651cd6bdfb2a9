import { copyFile, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { CACHE } from "../../../src/demo/paths";
import { compileInto } from "../../support/compile-into";

/** What runs inside the store's process, relative to the clone. */
const BENCH = "integration-tests/bench";
const CODE = ["lib", "sessions", "webhooks"].map((name) => `${BENCH}/${name}`);

/**
 * The built store under another configuration, with the bench's own code compiled beside it: a store
 * in production has no `ts-node`, and it would slow down every promise and every stack trace. The
 * folder lies in the clone, so that packages are found by climbing.
 * @param store from `buildStore`
 * @param bench whose configuration it is
 */
export async function makeBenchStore(
  store: string,
  bench: "sessions" | "webhooks",
): Promise<string> {
  const folder = path.join(CACHE, "bench", `${bench}-${path.basename(store)}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(path.join(store, "src"), path.join(folder, "src"));
  await copyFile(path.join(store, "package.json"), path.join(folder, "package.json"));
  for (const name of CODE) await compileInto(folder, name);
  const config = `./${BENCH}/${bench}/store/medusa-config.js`;
  await writeFile(
    path.join(folder, "medusa-config.js"),
    `module.exports = require("${config}");\n`,
  );
  return folder;
}
