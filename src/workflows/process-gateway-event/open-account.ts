import type { MedusaContainer } from "@medusajs/framework/types";
import type { GatewayConnection } from "../../gateways/gateway";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { AccountRow, EventRow } from "../../modules/payment_hub/store/rows";

/**
 * The account that an event came for, and its connection.
 * @throws SecretUnreadableError when its keys must be entered again; the event waits
 */
export async function openAccount(
  container: MedusaContainer,
  event: EventRow,
): Promise<{ account: AccountRow; connection: GatewayConnection }> {
  const hub = resolveHub(container);
  const account = await hub.accounts.find(event.account_id);
  if (!account) throw new Error(`event ${event.id} has lost its account`);
  return { account, connection: hub.connect(account).connection };
}
