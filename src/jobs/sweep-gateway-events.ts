import type { MedusaContainer } from "@medusajs/framework/types";
import { sweepGatewayEventsWorkflow } from "../workflows/process-gateway-event/sweep";

/** Takes up what a crash left behind, what was parked, and what is to be tried again. */
export default async function sweepGatewayEvents(container: MedusaContainer): Promise<void> {
  await sweepGatewayEventsWorkflow(container).run();
}

export const config = { name: "payment-hub-sweep-gateway-events", schedule: "*/5 * * * * *" };
