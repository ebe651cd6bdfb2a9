import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import { useDateTime } from "../../lib/use-date-time";

interface RetiredAccountsProps {
  accounts: AccountView[];
  onEdit: (account: AccountView) => void;
}

export function RetiredAccounts({ accounts, onEdit }: RetiredAccountsProps) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div>
        <Text size="small" weight="plus" leading="compact">
          {t("keys.earlier")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("keys.earlierHint")}
        </Text>
      </div>
      <ul className="flex flex-col gap-y-2">
        {accounts.map((account) => (
          <li
            key={account.id}
            className="text-ui-fg-subtle flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
          >
            <span className="font-mono text-xs leading-5">{account.merchant_id}</span>
            {account.readable ? (
              <Text size="small" className="text-ui-fg-muted">
                {t("keys.added", { date: dateTime(account.created_at) })}
              </Text>
            ) : (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Text size="small" className="text-ui-tag-orange-text">
                  {t("keys.unreadable")}
                </Text>
                <Button size="small" variant="secondary" onClick={() => onEdit(account)}>
                  {t("keys.again")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
