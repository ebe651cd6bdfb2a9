import { copyFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../paths";
import { runCommand } from "../processes/run-command";
import { serverSources } from "./sources";

/**
 * Compiles the store's server into a folder. It is what `medusa build` does for the backend, but
 * outside `.medusa/server`, which every plugin build wipes, and without checking types: that is
 * the work of `npm run typecheck`, and takes most of the time.
 */
export async function buildServer(folder: string): Promise<void> {
  const tsconfig = path.join(folder, "tsconfig.build.json");
  const sources = (await serverSources()).map((source) => path.join(ROOT, source));
  await writeFile(
    tsconfig,
    JSON.stringify({
      extends: path.join(ROOT, "tsconfig.json"),
      compilerOptions: { rootDir: ROOT, outDir: folder, noCheck: true, declaration: false },
      include: [...sources, path.join(ROOT, "medusa-config.ts")],
      exclude: [path.join(ROOT, "src/**/__tests__/**")],
    }),
  );
  await runCommand("Compiling the store", {
    command: process.execPath,
    args: [path.join(ROOT, "node_modules/typescript/bin/tsc"), "-p", tsconfig],
    cwd: ROOT,
    env: process.env,
    logFile: path.join(folder, "build.log"),
  });
  await copyFile(path.join(ROOT, "package.json"), path.join(folder, "package.json"));
}
