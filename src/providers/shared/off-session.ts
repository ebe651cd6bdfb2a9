import { z } from "@medusajs/framework/zod";

const ServerContext = z.object({ off_session: z.literal(true) });

/**
 * Whether the server charges a saved method without the shopper being there. It says so in the
 * session's context, which Medusa's Store API never fills from a request: data that a storefront
 * sends can not ask for it.
 */
export function isOffSession(context: unknown): boolean {
  return ServerContext.safeParse(context).success;
}
