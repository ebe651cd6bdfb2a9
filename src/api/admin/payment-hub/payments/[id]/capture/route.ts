import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentDetails } from "../../../contract";
import { actOn } from "../../../payment-actions";
import { paymentDetails } from "../../../payment-details";
import type { CapturePayment } from "../../../validators";

/** Captures what is authorized, or a part of it. */
export async function POST(
  req: AuthenticatedMedusaRequest<CapturePayment>,
  res: MedusaResponse<{ payment: PaymentDetails }>,
): Promise<void> {
  const captured_by = req.auth_context.actor_id;
  await actOn(req.scope, req.params.id, "capture", async ({ id, orderId, ...medusa }, payments) => {
    const amount = req.validatedBody.amount ?? medusa.capturable;
    if (!orderId) return payments.capturePayment({ payment_id: id, captured_by, amount });
    return capturePaymentWorkflow(req.scope).run({
      input: { payment_id: id, captured_by, amount },
    });
  });
  res.json({ payment: await paymentDetails(req.scope, req.params.id) });
}
