import { Container, Heading } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link, useParams, type UIMatch } from "react-router-dom";
import { GatewayCrumb } from "../../../../components/payments/breadcrumbs";
import { GatewaySettings } from "../../../../components/payments/gateway-settings";
import { LoadError } from "../../../../components/payments/load-error";
import { Loading } from "../../../../components/payments/loading";
import { ApiError } from "../../../../lib/api";
import { useGateway } from "../../../../lib/use-gateways";

export default function GatewayPage() {
  const { gateway: id = "" } = useParams();
  const gateway = useGateway(id);
  if (gateway.isPending) return <Loading heights={[420, 240, 120]} />;
  if (gateway.data) return <GatewaySettings key={id} gateway={gateway.data} />;
  if (gateway.error instanceof ApiError && gateway.error.status === 404) return <Unknown id={id} />;
  return <LoadError error={gateway.error} onRetry={() => void gateway.refetch()} />;
}

function Unknown({ id }: { id: string }) {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-16 text-center">
      <Heading level="h2">{t("errors.notFound", { gateway: id })}</Heading>
      <Link to=".." relative="path" className="text-ui-fg-interactive txt-compact-small-plus">
        {t("errors.back")}
      </Link>
    </Container>
  );
}

export const handle = {
  breadcrumb: (match?: UIMatch) => <GatewayCrumb id={match?.params.gateway ?? ""} />,
};
