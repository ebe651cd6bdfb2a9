import { z } from "@medusajs/framework/zod";
import type { SimClock } from "./clock";
import type { DeliveryQueue } from "./delivery";
import { FaultInput, type FaultPlan } from "./faults";
import {
  CONTROL_PREFIX,
  type RecordedRequest,
  type SimReply,
  type SimRequest,
} from "./http-server";

export interface ControlParts {
  clock: SimClock;
  faults: FaultPlan;
  deliveries: DeliveryQueue;
  requests: RecordedRequest[];
  /** The gateway's true record of every movement of money. */
  ledger(): unknown;
}

/** A control path of one gateway: `"POST payment_intents/:id/expire"` and what it does. */
export type ControlHandler = (params: Record<string, string>, body: unknown) => unknown;

/**
 * The control side that both simulators share: faults, clock, ledger, deliveries, requests.
 * Gateway-specific paths come in `extra`, keyed `"METHOD path/:param"`, relative to `/__sim/`.
 */
export function createControl(
  parts: ControlParts,
  extra: Record<string, ControlHandler> = {},
): (request: SimRequest) => Promise<SimReply> {
  const handlers: Record<string, ControlHandler> = {
    "GET health": () => ({ ok: true }),
    "GET ledger": () => parts.ledger(),
    "GET requests": () => ({ requests: parts.requests }),
    "DELETE requests": () => ({ cleared: parts.requests.splice(0).length }),
    "GET faults": () => ({ faults: parts.faults.list() }),
    "POST faults": (_, body) => ({ fault: parts.faults.add(FaultInput.parse(body)) }),
    "DELETE faults": () => {
      parts.faults.clear();
      return { faults: [] };
    },
    "GET deliveries": () => ({ deliveries: parts.deliveries.list() }),
    "POST deliveries/:id/resend": ({ id }) => ({
      delivery: parts.deliveries.resend(id ?? "") ?? notFound(`delivery ${id}`),
    }),
    "POST clock": (_, body) => {
      parts.clock.advance(z.object({ advance_ms: z.number().int() }).parse(body).advance_ms);
      return { now: new Date(parts.clock.now()).toISOString() };
    },
    ...extra,
  };
  const table = Object.entries(handlers).map(([key, handler]) => {
    const [method = "", path = ""] = key.split(" ");
    return { method, segments: path.split("/"), handler };
  });

  return async (request) => {
    const segments = request.url.pathname.slice(CONTROL_PREFIX.length).split("/");
    for (const { method, segments: pattern, handler } of table) {
      const params = method === request.method ? matchPath(pattern, segments) : undefined;
      if (params) return run(handler, params, request);
    }
    return json(404, { error: `no control path ${request.method} ${request.url.pathname}` });
  };
}

/** Thrown by control handlers: answered as `status` with `{ error }`. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function notFound(what: string): never {
  throw new ControlError(404, `${what} does not exist`);
}

export function json(status: number, body: unknown): SimReply {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function run(
  handler: ControlHandler,
  params: Record<string, string>,
  request: SimRequest,
): Promise<SimReply> {
  try {
    const body: unknown = request.raw.length ? JSON.parse(request.raw.toString("utf8")) : {};
    return json(200, await handler(params, body));
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message });
    if (error instanceof z.ZodError) return json(400, { error: error.issues });
    if (error instanceof SyntaxError) return json(400, { error: "the body is not JSON" });
    throw error;
  }
}

function matchPath(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return params;
}
