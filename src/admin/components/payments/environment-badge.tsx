import { Badge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { Environment } from "../../../gateways/gateway";

export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const { t } = useTranslation("paymentHub");
  return (
    <Badge size="2xsmall" color={environment === "live" ? "green" : "orange"}>
      {t(`environments.${environment}`)}
    </Badge>
  );
}
