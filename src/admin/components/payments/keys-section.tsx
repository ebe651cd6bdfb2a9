import { Badge, Container, Heading, Tabs, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView, GatewayView } from "../../../api/admin/payment-hub/contract";
import type { Environment } from "../../../gateways/gateway";
import { ENVIRONMENTS } from "../../lib/environments";
import type { CheckRun } from "../../lib/use-check-run";
import { EnvironmentKeys } from "./environment-keys";

interface KeysSectionProps {
  gateway: GatewayView;
  environment: Environment;
  check: CheckRun;
  onEnvironmentChange: (environment: Environment) => void;
  onEdit: (environment: Environment, account?: AccountView) => void;
}

export function KeysSection(props: KeysSectionProps) {
  const { gateway, environment, check, onEnvironmentChange, onEdit } = props;
  const { t } = useTranslation("paymentHub");
  return (
    <Tabs value={environment} onValueChange={(value) => onEnvironmentChange(value as Environment)}>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading level="h2">{t("keys.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("keys.hint")}
            </Text>
          </div>
          <Tabs.List aria-label={t("keys.title")}>
            {ENVIRONMENTS.map((each) => (
              <Tabs.Trigger key={each} value={each} className="gap-x-1.5">
                {t(`environments.${each}`)}
                {each === gateway.active_environment && (
                  <Badge size="2xsmall">{t("keys.inUse")}</Badge>
                )}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </div>
        {ENVIRONMENTS.map((each) => (
          <Tabs.Content key={each} value={each} className="divide-y">
            <EnvironmentKeys
              gateway={gateway}
              environment={each}
              check={check}
              onEdit={(account) => onEdit(each, account)}
            />
          </Tabs.Content>
        ))}
      </Container>
    </Tabs>
  );
}
