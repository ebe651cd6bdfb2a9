import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventView } from "../../../api/admin/payment-hub/contract";
import { EventEntry } from "./event-entry";

interface EventListProps {
  events: EventView[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

export function EventList({ events, hasMore, isLoadingMore, onMore }: EventListProps) {
  const { t } = useTranslation("paymentHub");
  return (
    <>
      <ul className="divide-y" aria-label={t("events.list")}>
        {events.map((event) => (
          <EventEntry key={event.id} event={event} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
        <Text size="small" leading="compact" className="text-ui-fg-subtle" aria-live="polite">
          {t("events.shown", { number: events.length })}
        </Text>
        {hasMore && (
          <Button size="small" variant="secondary" isLoading={isLoadingMore} onClick={onMore}>
            {t("events.more")}
          </Button>
        )}
      </div>
    </>
  );
}
