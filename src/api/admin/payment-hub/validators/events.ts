import { z } from "@medusajs/framework/zod";
import { gatewayId } from "./shared";

const eventFilter = {
  state: z.enum(["received", "processed", "ignored", "parked", "quarantined", "dead"]).optional(),
  gateway: gatewayId.optional(),
  environment: z.enum(["sandbox", "live"]).optional(),
  /** The whole of an event's id, or of any number of it or of its payment. */
  q: z.string().trim().min(1).max(255).optional(),
};

export const ListEvents = z
  .object({
    ...eventFilter,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    /** `next_cursor` of the page before. */
    cursor: z.string().max(200).optional(),
  })
  .strict();
export type ListEvents = z.infer<typeof ListEvents>;

export const ExportEvents = z
  .object({ ...eventFilter, format: z.enum(["csv", "jsonl"]).default("csv") })
  .strict();
export type ExportEvents = z.infer<typeof ExportEvents>;

export const ReplayEvents = z.object({ gateway: gatewayId.optional() }).strict();
export type ReplayEvents = z.infer<typeof ReplayEvents>;
