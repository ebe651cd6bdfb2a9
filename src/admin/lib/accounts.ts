import type { AccountView, GatewayView } from "../../api/admin/payment-hub/contract";
import type { Environment } from "../../gateways/gateway";

export function currentAccount(
  gateway: GatewayView,
  environment: Environment,
): AccountView | undefined {
  return gateway.accounts.find(
    (account) => account.environment === environment && account.status === "current",
  );
}

export function retiredAccounts(gateway: GatewayView, environment: Environment): AccountView[] {
  return gateway.accounts.filter(
    (account) => account.environment === environment && account.status === "retired",
  );
}
