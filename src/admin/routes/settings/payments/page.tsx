import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CreditCard } from "@medusajs/icons";
import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { AttentionSection } from "../../../components/payments/attention-section";
import { PaymentsCrumb } from "../../../components/payments/breadcrumbs";
import { GatewayCard } from "../../../components/payments/gateway-card";
import { LoadError } from "../../../components/payments/load-error";
import { Loading } from "../../../components/payments/loading";
import { useGateways } from "../../../lib/use-gateways";

export default function PaymentsPage() {
  const { t } = useTranslation("paymentHub");
  const gateways = useGateways();
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col items-start justify-between gap-3 px-6 py-4 sm:flex-row">
        <div>
          <Heading>{t("list.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("list.subtitle")}
          </Text>
        </div>
        <div className="flex shrink-0 flex-wrap gap-2">
          <Button size="small" variant="secondary" asChild>
            <Link to="payments">{t("payments.see")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to="events">{t("events.see")}</Link>
          </Button>
        </div>
      </Container>
      {gateways.isPending && <Loading heights={[140, 140]} />}
      {gateways.isError && (
        <LoadError error={gateways.error} onRetry={() => void gateways.refetch()} />
      )}
      {gateways.data && <AttentionSection />}
      {gateways.data?.map((gateway) => (
        <GatewayCard key={gateway.id} gateway={gateway} />
      ))}
    </div>
  );
}

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "paymentHub",
  icon: CreditCard,
});

export const handle = {
  breadcrumb: () => <PaymentsCrumb />,
};
