import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { PaymentDetails } from "../../../contract";
import { actOn } from "../../../payment-actions";
import { paymentDetails } from "../../../payment-details";

/** Releases what is authorized; its order stays as it is. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payment: PaymentDetails }>,
): Promise<void> {
  await actOn(req.scope, req.params.id, "cancel", ({ id }, payments) => payments.cancelPayment(id));
  res.json({ payment: await paymentDetails(req.scope, req.params.id) });
}
