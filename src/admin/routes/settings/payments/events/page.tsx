import { ArrowPath } from "@medusajs/icons";
import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { EventsCrumb } from "../../../../components/payments/breadcrumbs";
import { DeadEvents } from "../../../../components/payments/dead-events";
import { EventDownload } from "../../../../components/payments/event-download";
import { EventFilterBar } from "../../../../components/payments/event-filter-bar";
import { EventList } from "../../../../components/payments/event-list";
import { NoEvents } from "../../../../components/payments/no-events";
import { LoadError } from "../../../../components/payments/load-error";
import { Loading } from "../../../../components/payments/loading";
import { readFilters, withFilter, type FilterName } from "../../../../lib/event-filters";
import { useEvents, useRefreshEvents } from "../../../../lib/use-events";

export default function EventsPage() {
  const { t } = useTranslation("paymentHub");
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const events = useEvents(filters);
  const refresh = useRefreshEvents();
  const change = useCallback(
    (name: FilterName, value: string | undefined) =>
      setParams((before) => withFilter(before, name, value), { replace: true }),
    [setParams],
  );
  const loaded = events.data?.pages.flatMap((page) => page.events);
  /** What is shown could not be read again; else there is nothing to show, or not more of it. */
  const isOutdated = loaded && !events.isFetchNextPageError;
  const retry = () =>
    events.isFetchNextPageError ? void events.fetchNextPage() : refresh.mutate();
  const failure = events.isError && (
    <LoadError title={t("errors.loadEvents")} error={events.error} onRetry={retry} />
  );
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-col items-start justify-between gap-3 px-6 py-4 sm:flex-row">
          <div>
            <Heading>{t("events.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("events.subtitle")}
            </Text>
          </div>
          <div className="flex shrink-0 gap-x-2">
            <Button
              size="small"
              variant="secondary"
              isLoading={refresh.isPending}
              onClick={() => refresh.mutate()}
            >
              <ArrowPath aria-hidden />
              {t("events.refresh")}
            </Button>
            <EventDownload filters={filters} />
          </div>
        </div>
        <DeadEvents />
      </Container>
      {isOutdated && failure}
      <Container className="divide-y p-0" aria-busy={events.isPlaceholderData}>
        <EventFilterBar
          filters={filters}
          onChange={change}
          onClear={() => setParams({}, { replace: true })}
        />
        {loaded?.length === 0 && <NoEvents filters={filters} />}
        {loaded && loaded.length > 0 && (
          <EventList
            events={loaded}
            hasMore={events.hasNextPage}
            isLoadingMore={events.isFetchingNextPage}
            onMore={() => void events.fetchNextPage()}
          />
        )}
      </Container>
      {events.isPending && <Loading heights={[120, 120, 120]} />}
      {!isOutdated && failure}
    </div>
  );
}

export const handle = {
  breadcrumb: () => <EventsCrumb />,
};
