import { Button, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { PaymentSummary } from "../../../api/admin/payment-hub/contract";
import { PaymentEntry } from "./payment-entry";

interface PaymentListProps {
  payments: PaymentSummary[];
  isFiltered: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

export function PaymentList(props: PaymentListProps) {
  const { payments, isFiltered, hasMore, isLoadingMore, onMore } = props;
  const { t } = useTranslation("paymentHub");
  if (payments.length === 0) {
    return (
      <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center" role="status">
        <Text size="small" weight="plus" leading="compact">
          {t(isFiltered ? "payments.noneFound" : "payments.none")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(isFiltered ? "events.noneFoundHint" : "payments.noneHint")}
        </Text>
      </div>
    );
  }
  return (
    <>
      <ul className="divide-y" aria-label={t("payments.list")}>
        {payments.map((payment) => (
          <PaymentEntry key={payment.id} payment={payment} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
        <Text size="small" leading="compact" className="text-ui-fg-subtle" aria-live="polite">
          {t("events.shown", { number: payments.length })}
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
