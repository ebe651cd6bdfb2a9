import type { MedusaContainer } from "@medusajs/framework/types";
import { watchPaymentsWorkflow } from "../workflows/watch-payments";

/** Catches what no event told: late payments, refunds made elsewhere, authorizations about to lapse. */
export default async function watchPayments(container: MedusaContainer): Promise<void> {
  await watchPaymentsWorkflow(container).run();
}

export const config = { name: "payment-hub-watch-payments", schedule: "*/20 * * * * *" };
