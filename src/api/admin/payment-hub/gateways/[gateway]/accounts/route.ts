import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../shared/hub";
import type { AccountView, GatewayView, InvalidInputBody } from "../../../contract";
import { gatewayOf, invalidInput } from "../../../errors";
import { readKeys, refuseWithoutKey } from "../../../save-account";
import type { CreateAccount } from "../../../validators";
import { accountView, gatewayView } from "../../../views";

type Body = { gateway: GatewayView; account: AccountView } | InvalidInputBody;

/** Enters the keys of one environment; the merchant they belong to becomes its current account. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreateAccount>,
  res: MedusaResponse<Body>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const { environment, ...input } = req.validatedBody;
  const read = await readKeys(hub, gateway, environment, input);
  if (!read.ok) {
    res.status(400).json(invalidInput(read.problems));
    return;
  }
  const { merchantId, fields } = read;
  const account = await refuseWithoutKey(() =>
    hub.accounts.save(gateway, { environment, merchantId, fields }),
  );
  res.json({ gateway: await gatewayView(hub, gateway), account: accountView(hub, account) });
}
