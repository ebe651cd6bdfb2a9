import { Container, Heading } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { PaymentCrumb } from "../../../../../components/payments/breadcrumbs";
import { EventPayload } from "../../../../../components/payments/event-payload";
import { LoadError } from "../../../../../components/payments/load-error";
import { Loading } from "../../../../../components/payments/loading";
import { PaymentFields } from "../../../../../components/payments/payment-fields";
import { PaymentHeading } from "../../../../../components/payments/payment-heading";
import { PaymentTimeline } from "../../../../../components/payments/payment-timeline";
import { ApiError } from "../../../../../lib/api";
import { usePayment } from "../../../../../lib/use-payments";

export default function PaymentPage() {
  const { t } = useTranslation("paymentHub");
  const { id = "" } = useParams();
  const payment = usePayment(id);
  if (payment.isPending) return <Loading heights={[80, 320, 200]} />;
  if (payment.data) {
    return (
      <div className="flex flex-col gap-y-3">
        <PaymentHeading payment={payment.data} />
        <PaymentFields payment={payment.data} />
        <PaymentTimeline timeline={payment.data.timeline} currency={payment.data.currency} />
        <EventPayload payload={payment.data.raw} />
      </div>
    );
  }
  if (payment.error instanceof ApiError && payment.error.status === 404) return <Unknown />;
  return (
    <LoadError
      title={t("payments.loadOneError")}
      error={payment.error}
      onRetry={() => void payment.refetch()}
    />
  );
}

function Unknown() {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
      <Heading level="h2">{t("payments.unknown")}</Heading>
      <Link to=".." relative="path" className="text-ui-fg-interactive txt-compact-small-plus">
        {t("payments.back")}
      </Link>
    </Container>
  );
}

export const handle = {
  breadcrumb: () => <PaymentCrumb />,
};
