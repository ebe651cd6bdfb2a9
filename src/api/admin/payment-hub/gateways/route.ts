import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { gateways } from "../../../../gateways/registry";
import { resolveHub } from "../../../../modules/payment_hub/resolve";
import type { GatewayView } from "../contract";
import { gatewayView } from "../views";

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ gateways: GatewayView[] }>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  res.json({ gateways: await Promise.all(gateways.map((gateway) => gatewayView(hub, gateway))) });
}
