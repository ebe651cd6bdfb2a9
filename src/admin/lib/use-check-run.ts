import { useCheckAccount } from "./use-gateways";
import { useReportError } from "./use-report-error";

export interface CheckRun {
  start: (accountId: string) => void;
  /** The account that is being checked. */
  running: string | undefined;
}

export function useCheckRun(gatewayId: string): CheckRun {
  const check = useCheckAccount(gatewayId);
  const reportError = useReportError();
  return {
    start: (accountId) => check.mutate(accountId, { onError: reportError }),
    running: check.isPending ? check.variables : undefined,
  };
}
