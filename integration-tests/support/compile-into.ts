import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { ROOT } from "../../src/demo/paths";

/**
 * Compiles a folder of the clone beside a built store, to be run inside its process: a store in
 * production has no `ts-node`. Tests are left out, types are not checked.
 * @param folder relative to the clone, and to the target
 */
export async function compileInto(target: string, folder: string): Promise<void> {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
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
