import { z } from "@medusajs/framework/zod";
import type { Gateway } from "../gateway";

const AlipayAccountOptions = z.object({ description: z.string().max(256).optional() }).strict();

export const parseAccountOptions: Gateway["parseAccountOptions"] = (input) => {
  const parsed = AlipayAccountOptions.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      field: path.join("."),
      message,
      fix: "Correct it, or leave it out.",
    }));
    return { ok: false, problems };
  }
  return { ok: true, options: parsed.data as never };
};
