import { useTranslation } from "react-i18next";
import type { OrderFraudWarningView } from "../../../api/admin/payment-hub/contract";
import { useDateTime } from "../../lib/use-date-time";
import { EntryLine, OrderEntry } from "./order-entry";

/** What the card network believes of the payment. */
export function OrderFraudWarning({ warning }: { warning: OrderFraudWarningView }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  const { actionable, kind, warned_at } = warning;
  return (
    <OrderEntry
      title={t("order.fraudWarning")}
      state={t(actionable ? "order.refundNow" : "order.look")}
      color={actionable ? "red" : "orange"}
    >
      <EntryLine>
        {t(`order.fraudKinds.${kind}`, { defaultValue: kind.replaceAll("_", " ") })}
        {" · "}
        <time dateTime={warned_at}>{dateTime(warned_at)}</time>
      </EntryLine>
      {actionable && <EntryLine>{t("order.refundHelps")}</EntryLine>}
    </OrderEntry>
  );
}
