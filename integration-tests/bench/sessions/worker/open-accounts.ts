import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../../../src/gateways/registry";
import { resolveHub } from "../../../../src/modules/payment_hub/resolve";
import type { WorkerInput } from "../plan";

/** What the merchant does in the dashboard: enters both gateways' sandbox keys, switches them on. */
export async function openAccounts(container: MedusaContainer, input: WorkerInput): Promise<void> {
  const { publishable_key, secret_key, merchantId } = input.stripe;
  await openAccount(container, "stripe", merchantId, { publishable_key, secret_key });
  await openAccount(container, "alipay", input.alipay.app_id, { ...input.alipay });
}

async function openAccount(
  container: MedusaContainer,
  id: string,
  merchantId: string,
  keys: Record<string, string>,
): Promise<void> {
  const hub = resolveHub(container);
  const gateway = findGateway(id);
  const parsed = gateway.parseCredentials(keys, "sandbox");
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.problems)}`);
  const { fields } = parsed;
  await hub.accounts.save(gateway, { environment: "sandbox", merchantId, fields });
  await hub.settings.update(id, { enabled: true, active_environment: "sandbox" });
}
