import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../modules/payment_hub/resolve";
import type { PaymentList } from "../contract";
import { fromCursor, toCursor } from "../cursor";
import { paymentSummaries } from "../payment-details";
import { paymentFilter } from "../payment-filter";
import type { ListPayments } from "../validators";

/** The payments of all gateways, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListPayments>,
  res: MedusaResponse<PaymentList>,
): Promise<void> {
  const { limit, cursor, ...asked } = req.validatedQuery as ListPayments;
  const after = cursor === undefined ? undefined : fromCursor(cursor);
  const filter = await paymentFilter(req.scope, asked);
  const { rows, next } = await resolveHub(req.scope).paymentListing.page(filter, limit, after);
  res.json({
    payments: await paymentSummaries(req.scope, rows),
    next_cursor: next ? toCursor(next) : null,
  });
}
