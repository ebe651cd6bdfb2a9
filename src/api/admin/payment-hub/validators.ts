import { z } from "@medusajs/framework/zod";
import { gateways } from "../../../gateways/registry";

export const UpdateGateway = z
  .object({
    enabled: z.boolean().optional(),
    active_environment: z.enum(["sandbox", "live"]).optional(),
    capture_method: z.enum(["automatic", "manual"]).optional(),
    late_payments: z.enum(["refund", "hold"]).optional(),
  })
  .strict();
export type UpdateGateway = z.infer<typeof UpdateGateway>;

/** A certificate is the longest thing that is pasted. */
const field = z.string().max(20_000);

/**
 * The gateway's own fields are checked by the gateway, with a message for each mistake. An
 * intersection, because Medusa makes every plain object strict.
 */
export const CreateAccount = z.intersection(
  z.object({ environment: z.enum(["sandbox", "live"]) }),
  z.record(z.string(), field),
);
export type CreateAccount = z.infer<typeof CreateAccount>;

/** Each gateway checks its own options; null takes one back. */
export const UpdateAccountOptions = z.record(z.string(), z.unknown());
export type UpdateAccountOptions = z.infer<typeof UpdateAccountOptions>;

const page = (most: number) => ({
  limit: z.coerce.number().int().min(1).max(most).default(20),
  offset: z.coerce.number().int().min(0).default(0),
});

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

const gatewayId = z.enum(gateways.map(({ id }) => id));

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

export const CreateCharge = z
  .object({
    payment_collection_id: z.string().min(1),
    customer_id: z.string().min(1),
    payment_method: z.string().min(1).max(255),
    provider_id: z.string().optional(),
  })
  .strict();
export type CreateCharge = z.infer<typeof CreateCharge>;

export const UpdateAccount = z.record(z.string(), field);
export type UpdateAccount = z.infer<typeof UpdateAccount>;
