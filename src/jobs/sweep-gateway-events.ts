import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../modules/payment_hub/resolve";
import { processGatewayEventWorkflow } from "../workflows/process-gateway-event";

const BATCH = 50;

/** Takes up what a crash left behind, what was parked, and what is to be tried again. */
export default async function sweepGatewayEvents(container: MedusaContainer): Promise<void> {
  for (const event_id of await resolveHub(container).inbox.listDue(BATCH)) {
    await processGatewayEventWorkflow(container).run({ input: { event_id } });
  }
}

export const config = { name: "payment-hub-sweep-gateway-events", schedule: "* * * * *" };
