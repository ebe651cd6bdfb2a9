import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MathBN } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentDetails } from "../../../contract";
import { notAllowed } from "../../../errors";
import { actOn } from "../../../payment-actions";
import { paymentDetails } from "../../../payment-details";
import { paymentView } from "../../../payment-view";
import type { RefundPayment } from "../../../validators";

const MEANWHILE =
  "Another refund of this payment was made meanwhile, and this one was not. Look at the payment again; repeat the refund only if it is wanted as well.";

/**
 * Gives back what was captured, or a part of it. What the gateway has not finished, or did not answer
 * to, is refused with those words: asked for again, it is not given back twice.
 */
export async function POST(
  req: AuthenticatedMedusaRequest<RefundPayment>,
  res: MedusaResponse<{ payment: PaymentDetails }>,
): Promise<void> {
  const created_by = req.auth_context.actor_id;
  const { refunded_so_far: seen, ...asked } = req.validatedBody;
  await actOn(req.scope, req.params.id, "refund", async ({ id, orderId }, payments, row) => {
    if (seen !== undefined && !MathBN.eq(seen, paymentView(row).refunded)) {
      throw notAllowed(MEANWHILE, "refunded_meanwhile");
    }
    const input = { payment_id: id, created_by, ...asked };
    // Medusa's workflow wants an order, into whose books it writes.
    if (!orderId) return payments.refundPayment(input);
    return refundPaymentWorkflow(req.scope).run({ input });
  });
  res.json({ payment: await paymentDetails(req.scope, req.params.id) });
}
