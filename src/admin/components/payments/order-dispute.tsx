import { useTranslation } from "react-i18next";
import type { OrderDisputeView } from "../../../api/admin/payment-hub/contract";
import { useAmount } from "../../lib/use-amount";
import { useDateTime } from "../../lib/use-date-time";
import { EntryLine, OrderEntry } from "./order-entry";

const COLORS = {
  inquiry: "orange",
  needs_response: "red",
  under_review: "orange",
  won: "green",
  lost: "red",
} as const satisfies Record<OrderDisputeView["status"], string>;

/** What the buyer's bank wants back or asks about, and until when it can be answered. */
export function OrderDispute({ dispute }: { dispute: OrderDisputeView }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const dateTime = useDateTime();
  const { status, respond_by, funds_withdrawn, reason, currency } = dispute;
  return (
    <OrderEntry
      title={t("order.dispute", { amount: amount(dispute.amount, currency) })}
      state={t(`order.disputeStatuses.${status}`)}
      color={COLORS[status]}
    >
      <EntryLine>
        {t(`order.reasons.${reason}`, { defaultValue: reason.replaceAll("_", " ") })}
      </EntryLine>
      {respond_by && (
        <EntryLine>
          <time dateTime={respond_by}>{t("order.respondBy", { date: dateTime(respond_by) })}</time>
        </EntryLine>
      )}
      {funds_withdrawn && <EntryLine>{t("order.withdrawn")}</EntryLine>}
    </OrderEntry>
  );
}
