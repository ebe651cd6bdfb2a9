import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView, GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { currentAccount, retiredAccounts } from "../../lib/accounts";
import type { CheckRun } from "../../lib/use-check-run";
import { CurrentAccount } from "./current-account";
import { KeysWhere } from "./keys-where";
import { RetiredAccounts } from "./retired-accounts";

interface EnvironmentKeysProps {
  gateway: GatewayView;
  environment: Environment;
  check: CheckRun;
  onEdit: (account?: AccountView) => void;
}

/** What one tab shows: the current account or an invitation to enter one, and earlier accounts. */
export function EnvironmentKeys({ gateway, environment, check, onEdit }: EnvironmentKeysProps) {
  const { t } = useTranslation("paymentHub");
  const account = currentAccount(gateway, environment);
  const retired = retiredAccounts(gateway, environment);
  const name = t(`environments.${environment}`).toLowerCase();
  return (
    <>
      {account ? (
        <CurrentAccount gatewayId={gateway.id} account={account} check={check} onEdit={onEdit} />
      ) : (
        <div className="flex flex-col items-center gap-y-4 px-6 py-10 text-center">
          <div className="flex max-w-[440px] flex-col gap-y-1">
            <Text size="small" weight="plus" leading="compact">
              {t("keys.none", { environment: name })}
            </Text>
            <KeysWhere gatewayId={gateway.id} environment={environment} />
          </div>
          <Button size="small" onClick={() => onEdit()}>
            {t("keys.enter")}
          </Button>
        </div>
      )}
      {retired.length > 0 && <RetiredAccounts accounts={retired} onEdit={onEdit} />}
    </>
  );
}
