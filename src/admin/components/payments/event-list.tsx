import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventView } from "../../../api/admin/payment-hub/contract";
import { EventEntry } from "./event-entry";

interface EventListProps {
  events: EventView[];
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Whether filters leave something out. */
  isFiltered: boolean;
  onMore: () => void;
}

export function EventList({ events, hasMore, isLoadingMore, isFiltered, onMore }: EventListProps) {
  const { t } = useTranslation("paymentHub");
  if (events.length === 0) {
    return (
      <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center" role="status">
        <Text size="small" weight="plus" leading="compact">
          {t(isFiltered ? "events.noneFound" : "events.none")}
        </Text>
        {!isFiltered && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("events.noneHint")}
          </Text>
        )}
      </div>
    );
  }
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
