import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../../modules/payment_hub/resolve";
import { lookAtPaymentNowWorkflow } from "../../../../../../workflows/look-at-payment-now";
import type { PaymentDetails, QueryVerdict } from "../../../contract";
import { paymentDetails, paymentRowOf } from "../../../payment-details";

interface Body {
  payment: PaymentDetails;
  verdict: QueryVerdict;
}

/** Asks the gateway now, and brings Medusa in line with what it says. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<Body>,
): Promise<void> {
  const { id } = await paymentRowOf(resolveHub(req.scope), req.params.id);
  const { result } = await lookAtPaymentNowWorkflow(req.scope).run({ input: { payment_id: id } });
  const verdict = { state: result.state, note: result.note ?? null };
  res.json({ payment: await paymentDetails(req.scope, id), verdict });
}
