import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentDetails } from "../../../contract";
import { actOn } from "../../../payment-actions";
import { paymentDetails } from "../../../payment-details";
import type { RefundPayment } from "../../../validators";

/**
 * Gives back what was captured, or a part of it. What the gateway has not finished, or did not answer
 * to, is refused with those words: asked for again, it is not given back twice.
 */
export async function POST(
  req: AuthenticatedMedusaRequest<RefundPayment>,
  res: MedusaResponse<{ payment: PaymentDetails }>,
): Promise<void> {
  const created_by = req.auth_context.actor_id;
  await actOn(req.scope, req.params.id, "refund", async ({ id, orderId }, payments) => {
    const input = { payment_id: id, created_by, ...req.validatedBody };
    // Medusa's workflow wants an order, into whose books it writes.
    if (!orderId) return payments.refundPayment(input);
    return refundPaymentWorkflow(req.scope).run({ input });
  });
  res.json({ payment: await paymentDetails(req.scope, req.params.id) });
}
