import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { CACHE, ROOT } from "../../../src/demo/paths";

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
  for (const name of CODE) await compile(name, folder);
  const config = `./${BENCH}/${bench}/store/medusa-config.js`;
  await writeFile(
    path.join(folder, "medusa-config.js"),
    `module.exports = require("${config}");\n`,
  );
  return folder;
}

async function compile(name: string, target: string): Promise<void> {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const entries = await readdir(path.join(ROOT, name), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const source = path.join(entry.parentPath, entry.name);
    const output = path.join(target, path.relative(ROOT, source)).replace(/\.ts$/, ".js");
    const { outputText } = ts.transpileModule(await readFile(source, "utf8"), { compilerOptions });
    await mkdir(path.dirname(output), { recursive: true });
    await writeFile(output, outputText);
  }
}
