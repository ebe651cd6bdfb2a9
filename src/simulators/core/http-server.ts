import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { SimClock } from "./clock";
import type { Fault, FaultPlan } from "./faults";

const MAX_BODY_BYTES = 5 * 1024 * 1024;

export interface SimRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  /** The body byte for byte, as signatures cover it. */
  raw: Buffer;
  /** The fault this exchange meets; the gateway acts on `bad_signature` itself. */
  fault?: Fault;
}

export interface SimReply {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

export interface SimRoutes {
  /** The gateway's own time, which is what its answers' `Date` says. */
  clock: SimClock;
  /** What faults may be named by, beside the path (an Alipay method name, say). */
  namesOf?(request: SimRequest): string[];
  handle(request: SimRequest): Promise<SimReply>;
  /** The gateway's own error body for an `error` fault. */
  errorReply(request: SimRequest, fault: Fault): SimReply;
}

export interface RecordedRequest {
  at: string;
  method: string;
  path: string;
  /** Idempotency-Key, request id or the like, as the gateway's protocol names it. */
  key?: string;
  status: number | "dropped";
  fault?: string;
}

export interface SimServer {
  url: string;
  close(): Promise<void>;
}

/** Control paths are never faulted, so that a test can always heal a gateway. */
export const CONTROL_PREFIX = "/__sim/";

/**
 * Serves one gateway on loopback and lets planned faults hit its connections.
 * @param port 0 chooses a free one
 */
export async function startSimServer(
  routes: SimRoutes,
  faults: FaultPlan,
  requests: RecordedRequest[],
  port = 0,
): Promise<SimServer> {
  const server = createServer((req, res) => {
    void serve(routes, faults, requests, req).then(
      (reply) => {
        if (!reply) return void req.socket.destroy();
        res.setHeader("date", new Date(routes.clock.now()).toUTCString());
        res.writeHead(reply.status, reply.headers);
        res.end(reply.body);
      },
      (error: unknown) => {
        res.writeHead(500, { "content-type": "text/plain" });
        res.end(error instanceof Error ? (error.stack ?? error.message) : String(error));
      },
    );
  });
  await listen(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${actual}`, close: () => close(server) };
}

async function serve(
  routes: SimRoutes,
  faults: FaultPlan,
  requests: RecordedRequest[],
  req: IncomingMessage,
): Promise<SimReply | undefined> {
  const url = new URL(req.url ?? "/", `http://${req.headers.host ?? "127.0.0.1"}`);
  const raw = await readBody(req);
  const request: SimRequest = { method: req.method ?? "GET", url, headers: req.headers, raw };
  if (url.pathname.startsWith(CONTROL_PREFIX)) return routes.handle(request);

  const names = [url.pathname, ...(routes.namesOf?.(request) ?? [])];
  const fault = faults.take({ target: "api", method: request.method, names });
  const record = (status: RecordedRequest["status"]): void => {
    const key = req.headers["idempotency-key"] ?? req.headers["alipay-request-id"];
    requests.push({
      at: new Date().toISOString(),
      method: request.method,
      path: url.pathname,
      ...(typeof key === "string" && { key }),
      status,
      ...(fault && { fault: fault.kind }),
    });
  };
  const reply = await replyUnderFault(routes, { ...request, ...(fault && { fault }) });
  record(reply?.status ?? "dropped");
  return reply;
}

async function replyUnderFault(
  routes: SimRoutes,
  request: SimRequest,
): Promise<SimReply | undefined> {
  const { fault } = request;
  switch (fault?.kind) {
    case "drop_before":
      await hold(fault);
      return undefined;
    case "drop_after":
      await routes.handle(request);
      await hold(fault);
      return undefined;
    case "error":
      return routes.errorReply(request, fault);
    case "error_after":
      await routes.handle(request);
      return routes.errorReply(request, fault);
    case "delay": {
      if (fault.phase === "before") await hold(fault);
      const reply = await routes.handle(request);
      if (fault.phase === "after") await hold(fault);
      return reply;
    }
    default:
      return routes.handle(request);
  }
}

/** Holds a connection; a simulator that is closed meanwhile does not keep its process for it. */
async function hold({ delay_ms }: Fault): Promise<void> {
  if (delay_ms > 0) await sleep(delay_ms, undefined, { ref: false });
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("request body over 5 MiB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
