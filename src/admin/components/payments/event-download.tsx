import { ArrowDownTray } from "@medusajs/icons";
import { Button, DropdownMenu } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventFilters } from "../../lib/event-filters";
import { useEventDownload, type EventFileFormat } from "../../lib/use-event-download";
import { useReportError } from "../../lib/use-report-error";

const FORMATS: readonly EventFileFormat[] = ["csv", "jsonl"];

/** All events that fit the filters, as a file. */
export function EventDownload({ filters }: { filters: EventFilters }) {
  const { t } = useTranslation("paymentHub");
  const download = useEventDownload(filters);
  const reportError = useReportError();
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" isLoading={download.isPending}>
          <ArrowDownTray aria-hidden />
          {t("events.download")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {FORMATS.map((format) => (
          <DropdownMenu.Item
            key={format}
            onSelect={() => download.mutate(format, { onError: reportError })}
          >
            {t(`events.downloadAs.${format}`)}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
