import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { OrderPaymentView } from "../../../api/admin/payment-hub/contract";
import { useAmount } from "../../lib/use-amount";
import { useGatewayName } from "../../lib/use-gateway-name";
import { EnvironmentBadge } from "./environment-badge";
import { ATTENTION } from "./open-breaks-link";
import { OrderDispute } from "./order-dispute";
import { OrderFraudWarning } from "./order-fraud-warning";
import { OrderRefund } from "./order-refund";
import { PaymentBadge } from "./payment-badge";

/** One payment of an order: where it stands at its gateway, and what was made of it there. */
export function OrderPayment({ payment }: { payment: OrderPaymentView }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const name = useGatewayName()(payment.gateway);
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" data-testid="order-payment">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {name}
        </Text>
        <EnvironmentBadge environment={payment.environment} />
        <PaymentBadge status={payment.status} className="ms-auto" />
      </div>
      <Text size="small" className="text-ui-fg-subtle [overflow-wrap:anywhere]">
        {amount(payment.amount, payment.currency)}
        {" · "}
        <span className="font-mono text-xs">{payment.reference ?? payment.order_number}</span>
      </Text>
      {payment.fraud_warnings.map((warning) => (
        <OrderFraudWarning key={warning.id} warning={warning} />
      ))}
      {payment.disputes.map((dispute) => (
        <OrderDispute key={dispute.id} dispute={dispute} />
      ))}
      {payment.refunds.map((refund) => (
        <OrderRefund key={refund.id} refund={refund} currency={payment.currency} />
      ))}
      <Text size="small" asChild className="text-ui-fg-interactive w-fit hover:underline">
        <Link to={`/settings/payments/payments/${payment.id}`}>{t("payments.details")}</Link>
      </Text>
      {payment.open_breaks > 0 && (
        <Text size="small" asChild className="text-ui-fg-interactive hover:underline">
          <Link to={`/settings/payments#${ATTENTION}`}>
            {t("breaks.open", { number: payment.open_breaks })}
          </Link>
        </Text>
      )}
    </div>
  );
}
