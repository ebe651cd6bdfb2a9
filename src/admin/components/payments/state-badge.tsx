import { StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { GatewayState } from "../../../api/admin/payment-hub/contract";

const COLORS = {
  not_configured: "grey",
  off: "grey",
  sandbox: "orange",
  live: "green",
  problem: "red",
} as const satisfies Record<GatewayState, string>;

export function StateBadge({ state }: { state: GatewayState }) {
  const { t } = useTranslation("paymentHub");
  return (
    <StatusBadge color={COLORS[state]} className="shrink-0 whitespace-nowrap">
      {t(`states.${state}`)}
    </StatusBadge>
  );
}
