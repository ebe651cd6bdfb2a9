import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CredentialFields } from "../../../../../../gateways/credentials";
import type { Environment, Gateway } from "../../../../../../gateways/gateway";
import type PaymentHubModuleService from "../../../../../../modules/payment_hub/service";
import { resolveHub } from "../../../../../../modules/payment_hub/resolve";
import type { AccountView, GatewayView, InvalidInputBody } from "../../../contract";
import { gatewayOf, invalidInput } from "../../../errors";
import { readKeys, writeAccount } from "../../../save-account";
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
  const { merchantId } = read;
  const fields = await withStoredFields(hub, gateway, environment, merchantId, input, read.fields);
  const account = await writeAccount(() =>
    hub.accounts.save(gateway, { environment, merchantId, fields }),
  );
  res.json({ gateway: await gatewayView(hub, gateway), account: accountView(hub, account) });
}

/** The same merchant again is a change of its keys: a field left out (a webhook secret) stays. */
async function withStoredFields(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  environment: Environment,
  merchantId: string,
  input: Record<string, string>,
  entered: CredentialFields,
): Promise<CredentialFields> {
  const row = await hub.accounts.ofMerchant(gateway.id, environment, merchantId);
  if (!row || !hub.accounts.isReadable(row)) return entered;
  const merged = gateway.parseCredentials(input, environment, hub.accounts.open(row).fields);
  return merged.ok ? merged.fields : entered;
}
