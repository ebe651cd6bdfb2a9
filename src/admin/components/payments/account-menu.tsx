import { ArchiveBox, EllipsisHorizontal, PlusMini } from "@medusajs/icons";
import { DropdownMenu, IconButton, toast, usePrompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import { useRetireAccount } from "../../lib/use-gateways";
import { useReportError } from "../../lib/use-report-error";

interface AccountMenuProps {
  gatewayId: string;
  account: AccountView;
  onUseAnother: () => void;
}

export function AccountMenu({ gatewayId, account, onUseAnother }: AccountMenuProps) {
  const { t } = useTranslation("paymentHub");
  const retire = useRetireAccount(gatewayId);
  const reportError = useReportError();
  const prompt = usePrompt();

  const confirmAndRetire = async () => {
    const sure = await prompt({
      title: t("keys.retireTitle", { merchant: account.merchant_id }),
      description: t("keys.retireText"),
      confirmText: t("keys.retire"),
      cancelText: t("form.cancel"),
    });
    if (!sure) return;
    retire.mutate(account.id, {
      onSuccess: () => toast.success(t("keys.retired")),
      onError: reportError,
    });
  };

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("keys.more")}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.Item className="gap-x-2" onSelect={onUseAnother}>
          <PlusMini className="text-ui-fg-subtle" />
          {t("keys.another")}
        </DropdownMenu.Item>
        <DropdownMenu.Item
          className="gap-x-2"
          disabled={retire.isPending}
          onSelect={() => void confirmAndRetire()}
        >
          <ArchiveBox className="text-ui-fg-subtle" />
          {t("keys.retire")}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
