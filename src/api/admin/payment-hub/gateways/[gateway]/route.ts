import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { Gateway } from "../../../../../gateways/gateway";
import type PaymentHubModuleService from "../../../../../modules/payment_hub/service";
import type { SettingRow } from "../../../../../modules/payment_hub/store/rows";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import { recordChange } from "../../audit";
import { changesBetween } from "../../audit-changes";
import type { GatewayView } from "../../contract";
import { gatewayOf, notAllowed } from "../../errors";
import type { UpdateGateway } from "../../validators";
import { gatewayView } from "../../views";

type Response = MedusaResponse<{ gateway: GatewayView }>;

export async function GET(req: AuthenticatedMedusaRequest, res: Response): Promise<void> {
  const gateway = gatewayOf(req.params.gateway);
  res.json({ gateway: await gatewayView(resolveHub(req.scope), gateway) });
}

export async function POST(
  req: AuthenticatedMedusaRequest<UpdateGateway>,
  res: Response,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const present = await hub.settings.get(gateway.id);
  await refuseWhatCannotWork(hub, gateway, present, req.validatedBody);
  await hub.settings.update(gateway.id, req.validatedBody);
  const changes = changesBetween(present, { ...present, ...req.validatedBody });
  if (Object.keys(changes).length > 0) {
    await recordChange(req, { action: "gateway.changed", gateway: gateway.id, changes });
  }
  res.json({ gateway: await gatewayView(hub, gateway) });
}

/** @throws MedusaError NOT_ALLOWED when what is asked for could not take a payment */
async function refuseWhatCannotWork(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  present: SettingRow,
  change: UpdateGateway,
): Promise<void> {
  const environment = change.active_environment ?? present.active_environment;
  const enabled = change.enabled ?? present.enabled;
  const switches = enabled && (change.enabled || change.active_environment);
  if (!switches && change.active_environment !== "live") return;
  const account = await hub.accounts.current(gateway.id, environment);
  if (!account) {
    throw notAllowed(
      `There are no ${environment} keys yet. Enter them first, then switch.`,
      "keys_missing",
    );
  }
  if (!hub.accounts.isReadable(account)) {
    throw notAllowed(
      `The ${environment} keys cannot be decrypted. Enter them again first.`,
      "keys_unreadable",
    );
  }
}
