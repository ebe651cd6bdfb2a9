import { z } from "@medusajs/framework/zod";

export const CreateCharge = z
  .object({
    payment_collection_id: z.string().min(1),
    customer_id: z.string().min(1),
    payment_method: z.string().min(1).max(255),
    provider_id: z.string().optional(),
  })
  .strict();
export type CreateCharge = z.infer<typeof CreateCharge>;
