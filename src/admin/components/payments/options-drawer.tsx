import { Drawer } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import { OptionsForm } from "./options-form";

interface OptionsDrawerProps {
  gatewayId: string;
  account: AccountView;
  isOpen: boolean;
  onClose: () => void;
}

export function OptionsDrawer({ gatewayId, account, isOpen, onClose }: OptionsDrawerProps) {
  const { t } = useTranslation("paymentHub");
  return (
    <Drawer open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {isOpen && (
        <Drawer.Content>
          <Drawer.Header>
            <Drawer.Title asChild>
              <h2 className="txt-compact-large-plus">{t("options.title")}</h2>
            </Drawer.Title>
            <Drawer.Description className="text-ui-fg-subtle">
              <span className="txt-small">{t("options.editHint")}</span>
            </Drawer.Description>
          </Drawer.Header>
          <OptionsForm gatewayId={gatewayId} account={account} onClose={onClose} />
        </Drawer.Content>
      )}
    </Drawer>
  );
}
