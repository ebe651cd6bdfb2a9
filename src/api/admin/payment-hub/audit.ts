import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import type { Gateway } from "../../../gateways/gateway";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import type { AuditRow } from "../../../modules/payment_hub/store/dashboard-rows";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";
import type { Changes } from "./audit-changes";
import { whoAsks } from "./who-asks";

/** What an entry is about; what does not apply is left out. */
export type Change = { action: string; changes: Changes } & Partial<
  Pick<AuditRow, "gateway" | "environment" | "account_id" | "subject">
>;

/**
 * Writes down who changed what, once it is changed. The request fails when it cannot be written:
 * whoever asked then looks again, and nothing seems done that left no trace.
 * @param change without secrets: see `keyChanges`
 */
export async function recordChange(
  req: Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">,
  change: Change,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const { id, type, name } = await whoAsks(req);
  await hub.audit.record(
    {
      actor_id: id,
      actor_type: type,
      actor: name,
      gateway: null,
      environment: null,
      account_id: null,
      subject: null,
      ...change,
    },
    hub.clock.now(),
  );
}

/** What an entry about an account names it by. */
export function aboutAccount(gateway: Gateway, account: AccountRow) {
  const { id, environment, merchant_id } = account;
  return { gateway: gateway.id, environment, account_id: id, subject: merchant_id };
}
