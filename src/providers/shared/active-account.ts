import type { CaptureMethod, Gateway } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AccountRow } from "../../modules/payment_hub/store/rows";
import { notAllowed } from "./errors";

interface ActiveAccount {
  account: AccountRow;
  captureMethod: CaptureMethod;
  /** Where the gateway reports; undefined while the store's public address is not known. */
  notifyUrl: string | undefined;
}

/**
 * The account that new payments begin with.
 * @throws MedusaError NOT_ALLOWED when the gateway is off, has no account, or its keys cannot be
 * read; the dashboard says which and what to do
 */
export async function activeAccount(
  hub: PaymentHubModuleService,
  gateway: Gateway,
): Promise<ActiveAccount> {
  const active = await hub.active.of(gateway.id);
  if (!active) throw unavailable(gateway, "has not been set up yet", "gateway_not_configured");
  const { setting, account, publicUrl } = active;
  if (!setting.enabled) throw unavailable(gateway, "is switched off", "gateway_off");
  if (!hub.accounts.isReadable(account)) {
    throw unavailable(gateway, "needs its keys entered again", "keys_unreadable");
  }
  const wanted = account.options.capture_method ?? setting.capture_method;
  const captureMethod = gateway.supportsManualCapture ? wanted : "automatic";
  return { account, captureMethod, notifyUrl: hub.notifyUrlWith(publicUrl, gateway) };
}

function unavailable(gateway: Gateway, why: string, code: string) {
  return notAllowed(`This payment method is not available: ${gateway.name} ${why}.`, code);
}
