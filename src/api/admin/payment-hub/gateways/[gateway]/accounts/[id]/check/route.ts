import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../../../../../modules/payment_hub/resolve";
import type { CheckView } from "../../../../../contract";
import { accountOf, gatewayOf, notAllowed } from "../../../../../errors";

/** Checks each thing that the account needs, on its own. Changes nothing at the gateway. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ checks: CheckView[] }>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const gateway = gatewayOf(req.params.gateway);
  const row = await accountOf(hub, gateway, req.params.id);
  if (!hub.accounts.isReadable(row)) {
    throw notAllowed(
      "The keys of this account cannot be decrypted. Enter them again first.",
      "keys_unreadable",
    );
  }
  const { connection } = hub.connect(row);
  const checks = await connection.check({ notifyUrl: (await hub.notifyUrl(gateway)) ?? "" });
  await hub.accounts.recordCheck(row.id, checks, hub.clock.now());
  res.json({ checks });
}
