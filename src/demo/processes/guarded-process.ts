import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface GuardedCommand {
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** stdout and stderr are appended here. */
  logFile: string;
  /** What ends it in good order: PostgreSQL's fast shutdown is INT, Medusa's is TERM. */
  stopSignal: "INT" | "TERM";
  uid?: number;
  gid?: number;
}

export interface GuardedProcess {
  /** Exit code once it has ended, undefined while it runs. */
  exitCode(): number | undefined;
  /** Settles when it has ended, for whatever reason. */
  ended: Promise<number>;
  /** Ends it in good order, and by force after ten seconds. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/**
 * A shell holds the command and reads a pipe from us: when we die, even by `kill -9`, the pipe
 * closes and the command is ended with us. Nothing is left behind that holds a port or a data
 * folder. `$1` is the signal, the rest the command.
 */
const GUARD = `
signal=$1; shift
exec 3<&0
"$@" 3<&- </dev/null &
child=$!
(
  cat <&3 >/dev/null
  kill -s "$signal" $child 2>/dev/null
  for second in 1 2 3 4 5 6 7 8 9 10; do
    kill -s 0 $child 2>/dev/null || exit
    sleep 1
  done
  kill -s KILL 0
) &
exec 3<&-
wait $child
`;

/** Spawns a command in a process group of its own, so that Ctrl-C reaches us alone. */
export function spawnGuarded(options: GuardedCommand): GuardedProcess {
  const log = openSync(options.logFile, "a");
  const child = spawn(
    "/bin/sh",
    ["-c", GUARD, "guard", options.stopSignal, options.command, ...options.args],
    {
      cwd: options.cwd,
      env: options.env,
      stdio: ["pipe", log, log],
      detached: true,
      ...(options.uid !== undefined && { uid: options.uid, gid: options.gid }),
    },
  );
  closeSync(log);

  let code: number | undefined;
  const ended = new Promise<number>((resolve) => {
    const settle = (exitCode: number): void => {
      code ??= exitCode;
      killGroup(child);
      resolve(code);
    };
    child.once("error", () => settle(127));
    child.once("exit", (exitCode) => settle(exitCode ?? 1));
  });

  return {
    exitCode: () => code,
    ended,
    async stop() {
      child.stdin?.end();
      await Promise.race([ended, sleep(12_000, undefined, { ref: false })]);
      killGroup(child);
      await ended;
    },
    async kill() {
      killGroup(child);
      await ended;
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is already gone.
  }
}
