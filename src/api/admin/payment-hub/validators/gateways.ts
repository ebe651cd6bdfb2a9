import { z } from "@medusajs/framework/zod";

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

export const UpdateAccount = z.record(z.string(), field);
export type UpdateAccount = z.infer<typeof UpdateAccount>;
