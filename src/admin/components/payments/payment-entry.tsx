import { Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { PaymentSummary } from "../../../api/admin/payment-hub/contract";
import { useAmount } from "../../lib/use-amount";
import { useDateTime } from "../../lib/use-date-time";
import { useGatewayName } from "../../lib/use-gateway-name";
import { EnvironmentBadge } from "./environment-badge";
import { PaymentBadge } from "./payment-badge";

/** One payment in the list, as a whole a link to all that is known of it. */
export function PaymentEntry({ payment }: { payment: PaymentSummary }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const dateTime = useDateTime();
  const name = useGatewayName()(payment.gateway);
  const id = useId();
  return (
    <li
      className="hover:bg-ui-bg-base-hover transition-fg relative flex flex-col gap-y-1.5 px-6 py-3 [overflow-wrap:anywhere]"
      data-testid="payment"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PaymentBadge status={payment.status} />
        {/* The link reaches over the whole row by its ::after. */}
        <Link
          to={`/settings/payments/payments/${payment.id}`}
          aria-describedby={id}
          className="text-ui-fg-base txt-compact-small-plus focus-visible:after:shadow-borders-focus min-w-0 outline-none after:absolute after:inset-0 after:rounded-sm"
        >
          {amount(payment.amount, payment.currency)}
        </Link>
        <Text
          size="small"
          leading="compact"
          className="text-ui-fg-muted w-full sm:ms-auto sm:w-auto"
          asChild
        >
          <time dateTime={payment.created_at}>{dateTime(payment.created_at)}</time>
        </Text>
      </div>
      <div
        id={id}
        className="text-ui-fg-subtle txt-compact-small flex flex-wrap items-center gap-x-2 gap-y-1"
      >
        <span>{name}</span>
        <EnvironmentBadge environment={payment.environment} />
        <span className="font-mono text-xs">{payment.reference ?? payment.order_number}</span>
        {typeof payment.order?.display_id === "number" && (
          <span>{t("breaks.order", { number: payment.order.display_id })}</span>
        )}
        {payment.superseded && <span>{t("payments.superseded")}</span>}
        {payment.open_breaks > 0 && (
          <span className="text-ui-tag-orange-text">
            {t("breaks.open", { number: payment.open_breaks })}
          </span>
        )}
      </div>
    </li>
  );
}
