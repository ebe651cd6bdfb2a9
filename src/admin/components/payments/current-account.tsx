import { Alert, Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import type { CheckRun } from "../../lib/use-check-run";
import { AccountFields } from "./account-fields";
import { AccountMenu } from "./account-menu";
import { CheckResults } from "./check-results";

interface CurrentAccountProps {
  gatewayId: string;
  account: AccountView;
  check: CheckRun;
  /** Without an account: keys for a new one, or all of them again. */
  onEdit: (account?: AccountView) => void;
}

export function CurrentAccount({ gatewayId, account, check, onEdit }: CurrentAccountProps) {
  const { t } = useTranslation("paymentHub");
  const checking = check.running === account.id;
  return (
    <>
      {!account.readable && (
        <div className="px-6 py-4">
          <Alert variant="warning" role="status">
            <Text size="small" weight="plus" leading="compact">
              {t("keys.unreadable")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle mt-1">
              {t("keys.unreadableFix")}
            </Text>
          </Alert>
        </div>
      )}
      <AccountFields gatewayId={gatewayId} account={account} />
      <CheckResults check={account.last_check} />
      <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
        <AccountMenu gatewayId={gatewayId} account={account} onUseAnother={() => onEdit()} />
        <Button
          size="small"
          variant="secondary"
          disabled={!account.readable || checking}
          isLoading={checking}
          onClick={() => check.start(account.id)}
        >
          {checking ? t("keys.checking") : t("keys.check")}
        </Button>
        <Button
          size="small"
          variant={account.readable ? "secondary" : "primary"}
          onClick={() => (account.readable ? onEdit(account) : onEdit())}
        >
          {account.readable ? t("keys.change") : t("keys.again")}
        </Button>
      </div>
    </>
  );
}
