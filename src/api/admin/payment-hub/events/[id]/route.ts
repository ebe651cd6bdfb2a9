import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import { paymentOf } from "../../../../../workflows/process-gateway-event/payment-of";
import { ordersOf } from "../../break-orders";
import type { EventDetails } from "../../contract";
import { noSuchEvent } from "../../errors";
import { eventView } from "../../event-view";

/** One event with what it said, as far as it is still kept; secrets were taken out of it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ event: EventDetails }>,
): Promise<void> {
  const row = await resolveHub(req.scope).archive.find(req.params.id ?? "");
  if (!row) throw noSuchEvent();
  const payment = await paymentOf(req.scope, row);
  const orders = await ordersOf(req.scope, payment ? [payment] : []);
  const { order = null } = orders.get(payment?.id ?? "") ?? {};
  res.json({ event: { ...eventView(row), payload: row.payload, order } });
}
