import { StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { PaymentSummary } from "../../../api/admin/payment-hub/contract";

const COLORS = {
  waiting: "grey",
  requires_action: "orange",
  processing: "orange",
  authorized: "blue",
  captured: "green",
  failed: "red",
  canceled: "grey",
} as const satisfies Record<PaymentSummary["status"], string>;

export function PaymentBadge({
  status,
  className = "",
}: Pick<PaymentSummary, "status"> & { className?: string }) {
  const { t } = useTranslation("paymentHub");
  return (
    <StatusBadge color={COLORS[status]} className={`shrink-0 whitespace-nowrap ${className}`}>
      {t(`order.statuses.${status}`)}
    </StatusBadge>
  );
}
