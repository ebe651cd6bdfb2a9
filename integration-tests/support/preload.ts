import path from "node:path";

/** The environment with which a store's process loads files of this folder before anything else. */
export function preload(...files: string[]): { NODE_OPTIONS: string } {
  const flags = files.map((file) => `--require ${JSON.stringify(path.join(__dirname, file))}`);
  return { NODE_OPTIONS: flags.join(" ") };
}

/** For tests that wait for what the jobs do by themselves. */
export const QUICK_JOBS = preload("quick-jobs.js");
