import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { medusaCli, ROOT } from "../../src/demo/paths";
import { runCommand } from "../../src/demo/processes/run-command";
import { SEED } from "../../src/demo/store/sources";
import { npm } from "./npm";
import { STORE_FILES, STORE_MANIFEST } from "./store-files";

const INSTALL = ["install", "--prefer-offline", "--no-audit", "--no-fund"];

/** A store in a folder of its own, outside the clone, so that nothing is found by climbing to it. */
export class BareStore {
  /** What `medusa build` makes of it, ready for `medusa start`. */
  readonly built: string;

  private constructor(readonly folder: string) {
    this.built = path.join(folder, ".medusa/server");
  }

  /** As the starter leaves it: Medusa installed, no plugin yet. */
  static async install(folder: string): Promise<BareStore> {
    await mkdir(folder);
    await writeFile(path.join(folder, "package.json"), STORE_MANIFEST);
    const store = new BareStore(folder);
    await npm(INSTALL, folder, store.log("install"));
    return store;
  }

  /** All that its owner does: installs the package and names it in the config. */
  async addPlugin(tarball: string): Promise<void> {
    await npm([...INSTALL, tarball], this.folder, this.log("install-plugin"));
    // The demo's products are needed to buy something, and have nothing to do with the plugin.
    await cp(path.join(ROOT, SEED), path.join(this.folder, SEED), { recursive: true });
    for (const [name, content] of Object.entries(STORE_FILES)) {
      await writeFile(path.join(this.folder, name), content);
    }
  }

  /** Server and dashboard, types checked. */
  async build(env: NodeJS.ProcessEnv): Promise<void> {
    await runCommand("medusa build", {
      command: process.execPath,
      args: [medusaCli(this.folder), "build"],
      cwd: this.folder,
      env: { ...env, NODE_ENV: "production" },
      logFile: this.log("build"),
    });
  }

  log(step: string): string {
    return path.join(path.dirname(this.folder), `${step}.log`);
  }
}
