import { readFile } from "node:fs/promises";
import { spawnGuarded, type GuardedCommand } from "./guarded-process";

const LINES_SHOWN = 40;

/** Runs a command to its end; a failure shows the end of its log. */
export async function runCommand(
  title: string,
  command: Omit<GuardedCommand, "stopSignal">,
): Promise<void> {
  const code = await spawnGuarded({ ...command, stopSignal: "TERM" }).ended;
  if (code === 0) return;
  throw new Error(
    `${title} failed (exit code ${code}). The end of ${command.logFile}:\n` +
      (await tail(command.logFile)),
  );
}

/** The last lines of a log, or nothing when there is none. */
export async function tail(file: string, lines = LINES_SHOWN): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  const readable = text.split("\n").map(withoutJson).filter(Boolean);
  return readable.slice(-lines).join("\n");
}

/** Medusa logs in JSON; a person wants the message and not a page of stack. */
function withoutJson(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { level, message } = JSON.parse(line) as { level?: string; message?: string };
    return message?.trim() ? `${level}: ${message}` : "";
  } catch {
    return line;
  }
}
