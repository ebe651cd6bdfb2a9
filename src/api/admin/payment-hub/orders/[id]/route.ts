import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import type { OrderPaymentView } from "../../contract";
import { orderPayments } from "../../order-payments";

interface Order {
  payment_collections?: { payment_sessions?: { id: string }[] | null }[] | null;
}

/** What an order's payments are at their gateways: refunds, disputes and warnings included. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ payments: OrderPaymentView[] }>,
): Promise<void> {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payment_sessions.id"],
    filters: { id: req.params.id ?? "" },
  });
  const order = data[0] as Order | undefined;
  if (!order) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such order.");
  const sessions = (order.payment_collections ?? []).flatMap((one) => one.payment_sessions ?? []);
  const payments = await orderPayments(
    resolveHub(req.scope),
    sessions.map(({ id }) => id),
  );
  res.json({ payments });
}
