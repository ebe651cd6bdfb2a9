import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountView, GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { usefulOptions, type OptionName } from "../../lib/account-options";
import { currentAccount } from "../../lib/accounts";
import { useMethodName } from "../../lib/use-method-name";
import { OptionsDrawer } from "./options-drawer";
import { Row } from "./row";

interface OptionsSectionProps {
  gateway: GatewayView;
  environment: Environment;
}

/** How the account of one environment takes payments; nothing while there is none. */
export function OptionsSection({ gateway, environment }: OptionsSectionProps) {
  const { t } = useTranslation("paymentHub");
  const [isOpen, setOpen] = useState(false);
  const account = currentAccount(gateway, environment);
  const names = usefulOptions(gateway.id);
  if (!account || names.length === 0) return null;
  return (
    <Container className="divide-y p-0" data-testid="account-options">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">{t("options.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("options.hint", { environment: t(`environments.${environment}`).toLowerCase() })}
          </Text>
        </div>
        <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
          {t("options.edit")}
        </Button>
      </div>
      {names.map((name) => (
        <Row key={name} title={t(`options.names.${name}`)}>
          <OptionValue account={account} name={name} />
        </Row>
      ))}
      <OptionsDrawer
        gatewayId={gateway.id}
        account={account}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Container>
  );
}

function OptionValue({ account, name }: { account: AccountView; name: OptionName }) {
  const { t } = useTranslation("paymentHub");
  const methodName = useMethodName();
  const { options } = account;
  switch (name) {
    case "payment_methods":
      return options.payment_methods?.map(methodName).join(", ") ?? t("options.allMethods");
    case "after_partial_capture":
      return t(`options.afterPartial.${options.after_partial_capture ?? "release"}`);
    default:
      return options[name] ?? t(`options.defaults.${name}`);
  }
}
