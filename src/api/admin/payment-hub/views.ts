import type { Gateway } from "../../../gateways/gateway";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { AccountRow, SettingRow } from "../../../modules/payment_hub/store/rows";
import type { AccountView, GatewayState, GatewayView, ProblemView } from "./contract";

/** What the dashboard may see of an account: never a secret. */
export function accountView(hub: PaymentHubModuleService, row: AccountRow): AccountView {
  return {
    id: row.id,
    environment: row.environment,
    merchant_id: row.merchant_id,
    status: row.status,
    fields: row.masked_fields,
    readable: hub.accounts.isReadable(row),
    options: row.options,
    last_check: row.last_check,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export async function gatewayView(
  hub: PaymentHubModuleService,
  gateway: Gateway,
): Promise<GatewayView> {
  const [setting, rows, openBreaks, notifyUrl] = await Promise.all([
    hub.settings.get(gateway.id),
    hub.accounts.list(gateway.id),
    hub.breaks.countOpen(gateway.id),
    hub.notifyUrl(gateway),
  ]);
  const accounts = rows.map((row) => accountView(hub, row));
  const problems = problemsOf(gateway, setting, accounts, notifyUrl);
  return {
    id: gateway.id,
    provider_id: gateway.providerId,
    enabled: setting.enabled,
    active_environment: setting.active_environment,
    capture_method: setting.capture_method,
    late_payments: setting.late_payments,
    open_breaks: openBreaks,
    supports_manual_capture: gateway.supportsManualCapture,
    state: stateOf(setting, accounts, problems),
    accounts,
    problems,
    webhook_url: notifyUrl ?? null,
  };
}

function stateOf(
  setting: SettingRow,
  accounts: AccountView[],
  problems: ProblemView[],
): GatewayState {
  if (!currentOf(accounts, setting)) return "not_configured";
  if (!setting.enabled) return "off";
  return problems.some(({ blocking }) => blocking) ? "problem" : setting.active_environment;
}

function problemsOf(
  gateway: Gateway,
  setting: SettingRow,
  accounts: AccountView[],
  notifyUrl: string | undefined,
): ProblemView[] {
  const problems: ProblemView[] = [];
  for (const account of accounts) {
    if (account.readable) continue;
    problems.push({
      code: "keys_unreadable",
      blocking: account.status === "current",
      account_id: account.id,
      message: `The keys of account ${account.merchant_id} (${account.environment}) cannot be decrypted.`,
      fix: "Enter the keys again, or set the encryption key that they were stored with.",
    });
  }
  const current = currentOf(accounts, setting);
  if (current && !notifyUrl) {
    problems.push({
      code: "public_address_missing",
      blocking: gateway.notifiesPerPayment,
      message: "The store's public address is not set, so the gateway cannot report payments.",
      fix: "Set `backend_url` of the plugin in medusa-config.ts.",
    });
  }
  const missing = gateway.credentialFields.find(
    ({ name, neededForEvents }) => neededForEvents && !current?.fields[name],
  );
  if (current?.readable && missing) {
    problems.push({
      code: `${missing.name}_missing`,
      blocking: false,
      account_id: current.id,
      message: `Without it, ${gateway.name}'s events are refused: orders are only placed while the shopper stays.`,
      fix: `Add the webhook address at ${gateway.name} and enter its signing secret here.`,
    });
  }
  return problems;
}

function currentOf(accounts: AccountView[], setting: SettingRow): AccountView | undefined {
  return accounts.find(
    ({ status, environment }) => status === "current" && environment === setting.active_environment,
  );
}
