import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { Environment } from "../../../gateways/gateway";
import { gatewayForm } from "../../lib/gateway-forms";

/** Where the gateway shows its keys, with a link to that page. */
export function KeysWhere({
  gatewayId,
  environment,
}: {
  gatewayId: string;
  environment: Environment;
}) {
  const { t } = useTranslation("paymentHub");
  const form = gatewayForm(gatewayId);
  if (!form) return null;
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {t(`where.${gatewayId}.${environment}`)}{" "}
      <a
        href={form.console[environment]}
        target="_blank"
        rel="noreferrer"
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus whitespace-nowrap rounded-sm outline-none"
      >
        {t(`where.open.${gatewayId}`)}
      </a>
    </Text>
  );
}
