import type { MedusaContainer } from "@medusajs/framework/types";
import { pruneGatewayEventsWorkflow } from "../workflows/prune-gateway-events";

/** Keeps the gateways' events for as long as the store wants them. */
export default async function pruneGatewayEvents(container: MedusaContainer): Promise<void> {
  await pruneGatewayEventsWorkflow(container).run();
}

/** Every hour: a store that is started anew each night would miss a time of the day. */
export const config = { name: "payment-hub-prune-gateway-events", schedule: "17 * * * *" };
