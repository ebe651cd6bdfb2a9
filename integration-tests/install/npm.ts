import { runCommand } from "../../src/demo/processes/run-command";

/**
 * Runs npm as a person would in that folder. NODE_ENV is taken away: jest sets it, and npm and the
 * build would take their hints from it.
 */
export function npm(args: string[], cwd: string, logFile: string): Promise<void> {
  return runCommand(`npm ${args.join(" ")}`, {
    command: "npm",
    args,
    cwd,
    env: { ...process.env, NODE_ENV: undefined, MEDUSA_DISABLE_TELEMETRY: "true" },
    logFile,
  });
}
