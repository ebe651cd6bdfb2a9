import { Container, Heading } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { EventCrumb } from "../../../../../components/payments/breadcrumbs";
import { EventFields } from "../../../../../components/payments/event-fields";
import { EventHeading } from "../../../../../components/payments/event-heading";
import { EventPayload } from "../../../../../components/payments/event-payload";
import { EventTimeline } from "../../../../../components/payments/event-timeline";
import { LoadError } from "../../../../../components/payments/load-error";
import { Loading } from "../../../../../components/payments/loading";
import { ApiError } from "../../../../../lib/api";
import { useEvent } from "../../../../../lib/use-events";

export default function EventPage() {
  const { t } = useTranslation("paymentHub");
  const { id = "" } = useParams();
  const event = useEvent(id);
  if (event.isPending) return <Loading heights={[120, 320, 200]} />;
  if (event.data) {
    return (
      <div className="flex flex-col gap-y-3">
        <EventHeading event={event.data} />
        <EventFields event={event.data} />
        <EventTimeline event={event.data} />
        <EventPayload payload={event.data.payload} />
      </div>
    );
  }
  if (event.error instanceof ApiError && event.error.status === 404) return <Unknown />;
  return (
    <LoadError
      title={t("errors.loadEvent")}
      error={event.error}
      onRetry={() => void event.refetch()}
    />
  );
}

function Unknown() {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
      <Heading level="h2">{t("errors.noEvent")}</Heading>
      <Link to=".." relative="path" className="text-ui-fg-interactive txt-compact-small-plus">
        {t("errors.backToEvents")}
      </Link>
    </Container>
  );
}

export const handle = {
  breadcrumb: () => <EventCrumb />,
};
