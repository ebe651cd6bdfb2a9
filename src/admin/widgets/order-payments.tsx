import { defineWidgetConfig } from "@medusajs/admin-sdk";
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types";
import { Container, Heading } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { LoadError } from "../components/payments/load-error";
import { OrderPayment } from "../components/payments/order-payment";
import { useOrderPayments } from "../lib/use-order-payments";

/** On an order: what its payments are at their gateways, beyond what Medusa has rows for. */
export default function OrderPaymentsWidget({ data: order }: DetailWidgetProps<AdminOrder>) {
  const { t } = useTranslation("paymentHub");
  const payments = useOrderPayments(order.id);
  if (payments.isError) {
    return (
      <LoadError
        title={t("order.loadError")}
        error={payments.error}
        onRetry={() => void payments.refetch()}
      />
    );
  }
  if (!payments.data?.length) return null;
  return (
    <Container className="divide-y p-0" data-testid="order-payments">
      <div className="px-6 py-4">
        <Heading level="h2">{t("order.title")}</Heading>
      </div>
      {payments.data.map((payment) => (
        <OrderPayment key={payment.id} payment={payment} />
      ))}
    </Container>
  );
}

export const config = defineWidgetConfig({ zone: "order.details.side.after" });
