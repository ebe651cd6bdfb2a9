import { z } from "@medusajs/framework/zod";
import type { Gateway } from "../gateway";

const StripeAccountOptions = z
  .object({
    capture_method: z.enum(["automatic", "manual"]).optional(),
    after_partial_capture: z.enum(["release", "keep"]).optional(),
    payment_methods: z.array(z.string().regex(/^[a-z_0-9]+$/)).optional(),
    statement_descriptor: z.string().optional(),
    description: z.string().max(500).optional(),
  })
  .strict();

export const parseAccountOptions: Gateway["parseAccountOptions"] = (input) => {
  const parsed = StripeAccountOptions.safeParse(input);
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
