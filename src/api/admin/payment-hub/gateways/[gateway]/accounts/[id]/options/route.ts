import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../../../../modules/payment_hub/resolve";
import { aboutAccount, recordChange } from "../../../../../audit";
import { changesBetween } from "../../../../../audit-changes";
import type { AccountView, GatewayView, InvalidInputBody } from "../../../../../contract";
import { accountOf, gatewayOf, invalidInput } from "../../../../../errors";
import { writeAccount } from "../../../../../save-account";
import type { UpdateAccountOptions } from "../../../../../validators";
import { accountView, gatewayView } from "../../../../../views";

type Body = { gateway: GatewayView; account: AccountView };

/**
 * Changes how an account takes payments from now on. An option left out keeps its value, null takes
 * it back to the gateway's default. Payments that have begun keep what they began with.
 */
export async function POST(
  req: AuthenticatedMedusaRequest<UpdateAccountOptions>,
  res: MedusaResponse<Body | InvalidInputBody>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const row = await accountOf(hub, gateway, req.params.id);
  const wanted = Object.entries({ ...row.options, ...req.validatedBody });
  const parsed = gateway.parseAccountOptions(
    Object.fromEntries(wanted.filter(([, value]) => value !== null)),
  );
  if (!parsed.ok) {
    res.status(400).json(invalidInput(parsed.problems));
    return;
  }
  const account = await writeAccount(() => hub.accounts.setOptions(row, parsed.options));
  const changes = changesBetween(row.options, parsed.options);
  await recordChange(req, {
    action: "account.options_changed",
    ...aboutAccount(gateway, account),
    changes,
  });
  res.json({ gateway: await gatewayView(hub, gateway), account: accountView(hub, account) });
}
