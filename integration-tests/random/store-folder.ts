import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { CACHE, ROOT } from "../../src/demo/paths";

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
  for (const name of CODE) await compile(name, folder);
  await copyFile(path.join(store, "package.json"), path.join(folder, "package.json"));
  const config = JSON.stringify(path.join(store, "medusa-config.js"));
  await writeFile(path.join(folder, "medusa-config.js"), `module.exports = require(${config});\n`);
  return folder;
}

async function compile(name: string, target: string): Promise<void> {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const entries = await readdir(path.join(ROOT, name), { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((source) => !/__tests__|\.test\.ts$/.test(source));
  for (const source of sources) {
    const output = path.join(target, path.relative(ROOT, source)).replace(/\.ts$/, ".js");
    const { outputText } = ts.transpileModule(await readFile(source, "utf8"), { compilerOptions });
    await mkdir(path.dirname(output), { recursive: true });
    await writeFile(output, outputText);
  }
}
