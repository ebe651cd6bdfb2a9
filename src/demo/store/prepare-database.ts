import path from "node:path";
import { medusaCli } from "../paths";
import { runCommand } from "../processes/run-command";
import { SEED } from "./sources";

export interface AdminLogin {
  email: string;
  password: string;
}

export interface Preparation {
  /** From `buildStore`, or any other, compiled or not. */
  store: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
}

/** Brings an existing database, empty or old, to the store's current schema. */
export async function migrate({ store, env, logFile }: Preparation): Promise<void> {
  await medusa("Migrating the database", ["db:migrate", "--execute-safe-links"], {
    store,
    env,
    logFile,
  });
}

/** Fills it with products, regions, prices and an admin user; what is there already is left. */
export async function seed(preparation: Preparation, admin: AdminLogin): Promise<void> {
  await medusa("Seeding the database", ["exec", path.join(SEED, "index.js")], {
    ...preparation,
    env: {
      ...preparation.env,
      DEMO_ADMIN_EMAIL: admin.email,
      DEMO_ADMIN_PASSWORD: admin.password,
    },
  });
}

function medusa(
  title: string,
  args: string[],
  { store, env, logFile }: Preparation,
): Promise<void> {
  return runCommand(title, {
    command: process.execPath,
    args: [medusaCli(store), ...args],
    cwd: store,
    env,
    logFile,
  });
}
