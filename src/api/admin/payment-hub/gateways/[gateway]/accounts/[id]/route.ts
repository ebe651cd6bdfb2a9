import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type PaymentHubModuleService from "../../../../../../../modules/payment_hub/service";
import type { AccountRow } from "../../../../../../../modules/payment_hub/store/rows";
import { resolveHub } from "../../../../../../../modules/payment_hub/resolve";
import { aboutAccount, recordChange } from "../../../../audit";
import { keyChanges } from "../../../../audit-changes";
import type { AccountView, GatewayView, InvalidInputBody } from "../../../../contract";
import { accountOf, gatewayOf, invalidInput, notAllowed } from "../../../../errors";
import { readKeys, writeAccount } from "../../../../save-account";
import type { UpdateAccount } from "../../../../validators";
import { accountView, gatewayView } from "../../../../views";

type Body = { gateway: GatewayView; account: AccountView };

/** Changes fields of an account; one left out keeps its value. Its merchant stays the same. */
export async function POST(
  req: AuthenticatedMedusaRequest<UpdateAccount>,
  res: MedusaResponse<Body | InvalidInputBody>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const row = await accountOf(hub, gateway, req.params.id);
  const stored = storedFields(hub, row);
  const read = await readKeys(hub, gateway, row.environment, req.validatedBody, stored);
  if (!read.ok) {
    res.status(400).json(invalidInput(read.problems));
    return;
  }
  if (read.merchantId !== row.merchant_id) {
    throw notAllowed(
      `These keys belong to ${read.merchantId}, this account is ${row.merchant_id}. ` +
        "Enter them as new keys instead; this account then goes on serving its own payments.",
      "other_merchant",
    );
  }
  const account = await writeAccount(() => hub.accounts.replaceFields(gateway, row, read.fields));
  await recordChange(req, {
    action: "account.keys_changed",
    ...aboutAccount(gateway, account),
    changes: keyChanges(gateway, stored, read.fields),
  });
  res.json({ gateway: await gatewayView(hub, gateway), account: accountView(hub, account) });
}

/** Retires the account: no new payments, but its own are served to the end. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ gateway: GatewayView }>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const row = await accountOf(hub, gateway, req.params.id);
  await hub.accounts.retire(row.id);
  await recordChange(req, {
    action: "account.retired",
    ...aboutAccount(gateway, row),
    changes: { status: { from: row.status, to: "retired" } },
  });
  res.json({ gateway: await gatewayView(hub, gateway) });
}

/** Secrets that cannot be read count as not there: then all keys must be entered again. */
function storedFields(hub: PaymentHubModuleService, row: AccountRow) {
  return hub.accounts.isReadable(row) ? hub.accounts.open(row).fields : row.public_fields;
}
