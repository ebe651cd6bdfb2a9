import { Drawer } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView, GatewayView } from "../../../api/admin/payment-hub/contract";
import { gatewayForm } from "../../lib/gateway-forms";
import { useGatewayInText } from "../../lib/use-gateway-name";
import type { KeysTarget } from "../../lib/use-keys-form";
import { KeysForm } from "./keys-form";

interface KeysDrawerProps {
  gateway: GatewayView;
  target: KeysTarget | null;
  onClose: () => void;
  onSaved: (account: AccountView) => void;
}

/** The form lives only while the drawer is open, and what was typed goes with it. */
export function KeysDrawer({ gateway, target, onClose, onSaved }: KeysDrawerProps) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayInText()(gateway.id);
  const form = gatewayForm(gateway.id);
  if (!form) return null;
  const environment = target && t(`environments.${target.environment}`).toLowerCase();
  return (
    <Drawer open={target !== null} onOpenChange={(open) => !open && onClose()}>
      {target && (
        <Drawer.Content>
          <Drawer.Header>
            <Drawer.Title asChild>
              <h2 className="txt-compact-large-plus">
                {t(target.account ? "form.titleChange" : "form.titleEnter", {
                  gateway: name,
                  environment,
                })}
              </h2>
            </Drawer.Title>
            <Drawer.Description className="text-ui-fg-subtle">
              <span className="txt-small">
                {t(target.account?.readable ? "form.changeHint" : "form.enterHint")}
              </span>
            </Drawer.Description>
          </Drawer.Header>
          <KeysForm
            gatewayId={gateway.id}
            form={form}
            target={target}
            onClose={onClose}
            onSaved={onSaved}
          />
        </Drawer.Content>
      )}
    </Drawer>
  );
}
