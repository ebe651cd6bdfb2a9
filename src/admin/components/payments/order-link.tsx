import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { BreakView } from "../../../api/admin/payment-hub/contract";

/** Leads to the order that a payment was made for. */
export function OrderLink({ order }: { order: NonNullable<BreakView["order"]> }) {
  const { t } = useTranslation("paymentHub");
  return (
    <Text size="small" asChild>
      <Link
        to={`/orders/${order.id}`}
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus w-fit rounded-sm outline-none"
      >
        {order.display_id === null
          ? t("breaks.orderWithoutNumber")
          : t("breaks.order", { number: order.display_id })}
      </Link>
    </Text>
  );
}
