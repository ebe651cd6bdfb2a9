import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventFilters } from "../../lib/event-filters";

/** Stands where the list would be: nothing has come yet, or nothing fits. */
export function NoEvents({ filters }: { filters: EventFilters }) {
  const { t } = useTranslation("paymentHub");
  const isFiltered = Object.keys(filters).length > 0;
  const hint = isFiltered ? filters.q && "events.noneFoundHint" : "events.noneHint";
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center" role="status">
      <Text size="small" weight="plus" leading="compact">
        {t(isFiltered ? "events.noneFound" : "events.none")}
      </Text>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(hint)}
        </Text>
      )}
    </div>
  );
}
