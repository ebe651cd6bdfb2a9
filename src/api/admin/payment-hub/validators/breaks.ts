import { z } from "@medusajs/framework/zod";
import { page } from "./shared";

export const ListBreaks = z
  .object({
    state: z.enum(["open", "resolved"]).optional(),
    gateway: z.string().optional(),
    payment_id: z.string().optional(),
    ...page(100),
  })
  .strict();
export type ListBreaks = z.infer<typeof ListBreaks>;

export const ResolveBreak = z
  .object({
    /** `give_back` releases or refunds what a late payment holds. */
    action: z.enum(["give_back", "dismiss"]),
    /** For `give_back`: a person has looked, and says that no order pays with it. */
    although_ordered: z.boolean().optional(),
    note: z.string().max(500).optional(),
  })
  .strict();
export type ResolveBreak = z.infer<typeof ResolveBreak>;
