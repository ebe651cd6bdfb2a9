import { StatusBadge } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventView } from "../../../api/admin/payment-hub/contract";

const COLORS = {
  received: "blue",
  processed: "green",
  ignored: "grey",
  parked: "orange",
  quarantined: "red",
  dead: "red",
} as const satisfies Record<EventView["state"], string>;

export function EventBadge({ state }: { state: EventView["state"] }) {
  const { t } = useTranslation("paymentHub");
  return (
    <StatusBadge color={COLORS[state]} className="shrink-0 whitespace-nowrap">
      {t(`events.states.${state}`)}
    </StatusBadge>
  );
}
