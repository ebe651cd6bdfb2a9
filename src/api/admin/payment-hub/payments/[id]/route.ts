import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { PaymentDetails } from "../../contract";
import { paymentDetails } from "../../payment-details";

/** One payment with all that is known of it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payment: PaymentDetails }>,
): Promise<void> {
  res.json({ payment: await paymentDetails(req.scope, req.params.id) });
}
