import { useTranslation } from "react-i18next";
import type { OrderRefundView } from "../../../api/admin/payment-hub/contract";
import { sentenceName } from "../../lib/break-patterns";
import { useAmount } from "../../lib/use-amount";
import { useDateTime } from "../../lib/use-date-time";
import { EntryLine, OrderEntry } from "./order-entry";

const COLORS = { pending: "orange", succeeded: "green", failed: "red" } as const;

/** A refund at the gateway, also one that Medusa does not show: not finished, or failed. */
export function OrderRefund({ refund, currency }: { refund: OrderRefundView; currency: string }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const dateTime = useDateTime();
  const { status, failure, reversed_at } = refund;
  const name = failure ? sentenceName(failure) : undefined;
  const own = name && t(`server.sentences.${name}`, { defaultValue: "" });
  return (
    <OrderEntry
      title={t("order.refund", { amount: amount(refund.amount, currency) })}
      state={t(`order.refundStatuses.${status}`)}
      color={COLORS[status]}
    >
      {failure && <EntryLine lang={own ? undefined : "en"}>{own || failure}</EntryLine>}
      {reversed_at && <EntryLine>{t("order.reversed", { date: dateTime(reversed_at) })}</EntryLine>}
    </OrderEntry>
  );
}
