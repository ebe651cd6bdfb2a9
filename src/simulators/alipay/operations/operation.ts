import type { z } from "@medusajs/framework/zod";
import type { App } from "../domain/app";
import type { Gateway } from "../domain/gateway";
import { invalidParameter } from "../lib/alipay-error";

/** Who sent a verified request, and what it carries beside `biz_content`. */
export interface Caller {
  app: App;
  notify_url?: string | undefined;
  return_url?: string | undefined;
}

/** The fields of an answer, without what the wire format adds. */
export type Answer = Record<string, unknown>;

/** One Alipay method, written once for both wire formats. */
export interface Operation {
  method: string;
  execute(gateway: Gateway, caller: Caller, biz: unknown): Answer;
}

/** @param run refuses by throwing an AlipayError */
export function defineOperation<S extends z.ZodType>(
  method: string,
  schema: S,
  run: (gateway: Gateway, caller: Caller, biz: z.output<S>) => Answer,
): Operation {
  return {
    method,
    execute: (gateway, caller, biz) => run(gateway, caller, parseBiz(schema, biz)),
  };
}

/** Alipay names one thing wrong with the parameters; so does this. */
export function parseBiz<S extends z.ZodType>(schema: S, biz: unknown): z.output<S> {
  const parsed = schema.safeParse(biz);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  throw invalidParameter(`参数无效 ${where}${issue?.message ?? ""}`);
}
