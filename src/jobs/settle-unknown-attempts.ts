import type { MedusaContainer } from "@medusajs/framework/types";
import { settleUnknownAttemptsWorkflow } from "../workflows/settle-unknown-attempt";

/** An unknown outcome is asked about after ten seconds, then ever more seldom. */
export default async function settleUnknownAttempts(container: MedusaContainer): Promise<void> {
  await settleUnknownAttemptsWorkflow(container).run();
}

export const config = { name: "payment-hub-settle-unknown-attempts", schedule: "*/10 * * * * *" };
