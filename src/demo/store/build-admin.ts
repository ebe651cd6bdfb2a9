import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { medusaCli, ROOT } from "../paths";
import { runCommand } from "../processes/run-command";
import { ADMIN_SOURCES } from "./sources";

/** The dashboard of a store without modules of its own: pages need none to be bundled. */
const CONFIG = `module.exports = require("@medusajs/framework/utils").defineConfig({});\n`;

/**
 * Bundles the admin dashboard with our pages into a folder, by `medusa build --admin-only` in a
 * workshop that holds the pages alone. This step takes by far the longest, so it is cached by
 * itself, and a change of the server does not repeat it.
 */
export async function buildAdmin(folder: string): Promise<void> {
  const workshop = path.join(folder, "workshop");
  await mkdir(workshop);
  for (const source of ADMIN_SOURCES.filter((name) => existsSync(path.join(ROOT, name)))) {
    await cp(path.join(ROOT, source), path.join(workshop, source), { recursive: true });
  }
  const tsconfig = JSON.stringify({ extends: path.join(ROOT, "tsconfig.json") });
  await writeFile(path.join(workshop, "tsconfig.json"), tsconfig);
  await writeFile(path.join(workshop, "medusa-config.js"), CONFIG);
  await cp(path.join(ROOT, "package.json"), path.join(workshop, "package.json"));
  await runCommand("Building the admin dashboard", {
    command: process.execPath,
    args: [medusaCli(ROOT), "build", "--admin-only"],
    cwd: workshop,
    env: {
      ...process.env,
      NODE_ENV: "production",
      JWT_SECRET: "unused",
      COOKIE_SECRET: "unused",
      MEDUSA_BACKEND_URL: undefined,
      MEDUSA_DISABLE_TELEMETRY: "true",
    },
    logFile: path.join(folder, "build.log"),
  });
  const built = path.join(workshop, ".medusa/admin");
  for (const name of await readdir(built)) {
    await rename(path.join(built, name), path.join(folder, name));
  }
  await rm(workshop, { recursive: true });
}
