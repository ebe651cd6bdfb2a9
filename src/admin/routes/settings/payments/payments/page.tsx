import { Container, Heading, Text } from "@medusajs/ui";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { PaymentListCrumb } from "../../../../components/payments/breadcrumbs";
import { LoadError } from "../../../../components/payments/load-error";
import { Loading } from "../../../../components/payments/loading";
import { PaymentFilterBar } from "../../../../components/payments/payment-filter-bar";
import { PaymentList } from "../../../../components/payments/payment-list";
import { withFilter } from "../../../../lib/event-filters";
import { readPaymentFilters, type PaymentFilterName } from "../../../../lib/payment-filters";
import { usePayments } from "../../../../lib/use-payments";

export default function PaymentListPage() {
  const { t } = useTranslation("paymentHub");
  const [params, setParams] = useSearchParams();
  const filters = readPaymentFilters(params);
  const payments = usePayments(filters);
  const change = useCallback(
    (name: PaymentFilterName, value: string | undefined) =>
      setParams((before) => withFilter(before, name, value), { replace: true }),
    [setParams],
  );
  const loaded = payments.data?.pages.flatMap((page) => page.payments);
  const retry = () =>
    payments.isFetchNextPageError ? void payments.fetchNextPage() : void payments.refetch();
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0" aria-busy={payments.isPlaceholderData}>
        <div className="px-6 py-4">
          <Heading>{t("payments.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("payments.subtitle")}
          </Text>
        </div>
        <PaymentFilterBar
          filters={filters}
          onChange={change}
          onClear={() => setParams({}, { replace: true })}
        />
        {loaded && (
          <PaymentList
            payments={loaded}
            isFiltered={Object.keys(filters).length > 0}
            hasMore={payments.hasNextPage}
            isLoadingMore={payments.isFetchingNextPage}
            onMore={() => void payments.fetchNextPage()}
          />
        )}
      </Container>
      {payments.isPending && <Loading heights={[120, 120, 120]} />}
      {payments.isError && (
        <LoadError title={t("payments.loadError")} error={payments.error} onRetry={retry} />
      )}
    </div>
  );
}

export const handle = {
  breadcrumb: () => <PaymentListCrumb />,
};
