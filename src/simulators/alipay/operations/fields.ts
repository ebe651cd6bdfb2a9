import { z } from "@medusajs/framework/zod";
import { isTimeoutExpress } from "../domain/timeout-express";
import { parseBeijing } from "../lib/beijing-time";
import { parseYuan, type Fen } from "../lib/money";

/** The merchant's own numbers: 1–64 letters, digits and underscores. */
export const merchantNumber = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,64}$/, "1-64 letters, digits and underscores");

/** A string of yuan, 0.01–100000000 with at most two decimals; a JSON number is refused. */
export const amount = z.string().transform((text, context): Fen => {
  const fen = parseYuan(text);
  if (fen !== undefined) return fen;
  context.addIssue("0.01-100000000 with at most two decimals");
  return z.NEVER;
});

export const subject = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^/=&]*$/, "must not contain / = &");

/** `yyyy-MM-dd HH:mm:ss`, Beijing; becomes epoch milliseconds. */
export const beijingTime = z.string().transform((text, context): number => {
  const epochMs = parseBeijing(text);
  if (epochMs !== undefined) return epochMs;
  context.addIssue("yyyy-MM-dd HH:mm:ss");
  return z.NEVER;
});

export const timeoutExpress = z.string().refine(isTimeoutExpress, "1m-15d, or 1c");

export const webUrl = z.url({ protocol: /^https?$/ }).max(256);

/** `trade_no` or `out_trade_no`, at least one. */
export const tradeIdentity = {
  trade_no: z.string().min(1).max(64).optional(),
  out_trade_no: merchantNumber.optional(),
};

export function hasIdentity(biz: {
  trade_no?: string | undefined;
  out_trade_no?: string | undefined;
}): boolean {
  return biz.trade_no !== undefined || biz.out_trade_no !== undefined;
}

export const IDENTITY_MISSING = "trade_no or out_trade_no is required";

/**
 * Drops parameters that Alipay documents and that change nothing here, so that a strict schema can
 * refuse all others.
 */
export function ignoring<S extends z.ZodType>(names: readonly string[], schema: S) {
  return z.preprocess((biz) => {
    if (typeof biz !== "object" || biz === null || Array.isArray(biz)) return biz;
    return Object.fromEntries(Object.entries(biz).filter(([name]) => !names.includes(name)));
  }, schema);
}
