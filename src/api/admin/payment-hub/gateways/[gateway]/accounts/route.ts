import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CredentialFields } from "../../../../../../gateways/credentials";
import type { Environment, Gateway } from "../../../../../../gateways/gateway";
import type PaymentHubModuleService from "../../../../../../modules/payment_hub/service";
import { resolveHub } from "../../../../../../modules/payment_hub/resolve";
import { aboutAccount, recordChange } from "../../../audit";
import { changesBetween, keyChanges } from "../../../audit-changes";
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
  const stored = await storedFields(hub, gateway, environment, merchantId);
  const merged = stored && gateway.parseCredentials(input, environment, stored);
  const fields = merged?.ok ? merged.fields : read.fields;
  const before = await hub.accounts.current(gateway.id, environment);
  const account = await writeAccount(() =>
    hub.accounts.save(gateway, { environment, merchantId, fields }),
  );
  await recordChange(req, {
    action: "account.keys_entered",
    ...aboutAccount(gateway, account),
    changes: {
      ...changesBetween({ merchant_id: before?.merchant_id }, { merchant_id: merchantId }),
      ...keyChanges(gateway, stored ?? {}, fields),
    },
  });
  res.json({ gateway: await gatewayView(hub, gateway), account: accountView(hub, account) });
}

/** The same merchant again is a change of its keys: a field left out (a webhook secret) stays. */
async function storedFields(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  environment: Environment,
  merchantId: string,
): Promise<CredentialFields | undefined> {
  const row = await hub.accounts.ofMerchant(gateway.id, environment, merchantId);
  return row && hub.accounts.isReadable(row) ? hub.accounts.open(row).fields : undefined;
}
