import { rm } from "node:fs/promises";
import { createConnection } from "node:net";
import path from "node:path";
import { eventually } from "../../src/demo/once/context";
import { spawnGuarded, type GuardedProcess } from "../../src/demo/processes/guarded-process";
import { freePort } from "../../src/demo/processes/ports";
import { temporaryFolder } from "../../src/demo/processes/temporary-folder";

// Plain JavaScript, because jest's own configuration reads it too.
const { findRedisServer } = jest.requireActual<{ findRedisServer(): string | undefined }>(
  "./redis-server",
);

export interface RedisServer {
  url: string;
  /** Ends it in the middle of whatever it does; `restart` brings it back with what it held. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A Redis of its own for one suite; nothing of it stays. It keeps its data like one that shops run:
 * Medusa writes its schedules there only when a process starts.
 */
export async function startRedis(): Promise<RedisServer> {
  const command = findRedisServer();
  if (!command) throw new Error("There is no redis-server on this machine");
  const folder = await temporaryFolder();
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  const start = async (): Promise<GuardedProcess> => {
    const server = spawnGuarded({
      command,
      args: [...args, "--save", "", "--appendonly", "yes"],
      logFile: path.join(folder, "redis.log"),
      stopSignal: "TERM",
    });
    await eventually("Redis", () => answers(port));
    return server;
  };
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => server.kill(),
    async restart() {
      server = await start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", () => resolve(true)).once("error", () => resolve(false));
    socket.once("data", () => socket.end());
  });
}
