import { z } from "@medusajs/framework/zod";
import { gateways } from "../../../../gateways/registry";

export const gatewayId = z.enum(gateways.map(({ id }) => id));

export const page = (most: number) => ({
  limit: z.coerce.number().int().min(1).max(most).default(20),
  offset: z.coerce.number().int().min(0).default(0),
});
