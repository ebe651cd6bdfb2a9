import { randomUUID } from "node:crypto";
import { z } from "@medusajs/framework/zod";

/**
 * A fault that the next matching exchanges meet.
 *
 * - `drop_before`: the connection dies before the gateway acts (nothing happened), after `delay_ms`.
 * - `drop_after`: the gateway acts, then the connection dies (it happened, nobody was told), after
 *   `delay_ms`.
 * - `delay`: the answer waits `delay_ms`; `phase` says whether the gateway acts before or after.
 * - `error`: the gateway's own error answer with `status` and `code`, nothing happens.
 * - `error_after`: the gateway acts, then answers with that error.
 * - `bad_signature`: it acts, but what it signs does not verify.
 */
export const FaultInput = z
  .object({
    kind: z.enum(["drop_before", "drop_after", "delay", "error", "error_after", "bad_signature"]),
    /** `api`: calls made to the gateway. `webhook`: what the gateway sends out. */
    target: z.enum(["api", "webhook"]).default("api"),
    method: z.string().optional(),
    /** Path (or Alipay method, or event type), `*` stands for anything. */
    path: z.string().default("*"),
    /** Let this many matching exchanges pass first. */
    skip: z.number().int().min(0).default(0),
    /** How many exchanges meet the fault before it is used up. */
    times: z.number().int().min(1).default(1),
    delay_ms: z.number().int().min(0).max(600_000).default(0),
    phase: z.enum(["before", "after"]).default("after"),
    status: z.number().int().min(400).max(599).default(500),
    code: z.string().optional(),
    message: z.string().optional(),
  })
  .strict();

export type Fault = z.infer<typeof FaultInput> & { id: string };

export interface Exchange {
  target: "api" | "webhook";
  method: string;
  /** Everything the exchange may be known by: path, Alipay method name, event type. */
  names: string[];
}

/** The faults still to come, in the order in which they were planned. */
export class FaultPlan {
  private faults: Fault[] = [];

  add(input: z.input<typeof FaultInput>): Fault {
    const fault = { ...FaultInput.parse(input), id: randomUUID() };
    this.faults.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault that this exchange meets, counted as used; undefined when it meets none. */
  take(exchange: Exchange): Fault | undefined {
    const fault = this.faults.find((candidate) => matches(candidate, exchange));
    if (!fault) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    fault.times -= 1;
    if (fault.times === 0) this.faults = this.faults.filter((other) => other !== fault);
    return fault;
  }
}

function matches(fault: Fault, exchange: Exchange): boolean {
  if (fault.target !== exchange.target) return false;
  if (fault.method && fault.method.toUpperCase() !== exchange.method.toUpperCase()) return false;
  const pattern = globToRegExp(fault.path);
  return exchange.names.some((name) => pattern.test(name));
}

function globToRegExp(glob: string): RegExp {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`^${escaped}$`);
}
