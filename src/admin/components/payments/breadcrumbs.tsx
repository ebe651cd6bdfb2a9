import { useTranslation } from "react-i18next";
import { useGatewayName } from "../../lib/use-gateway-name";

export function PaymentsCrumb() {
  const { t } = useTranslation("paymentHub");
  return <>{t("menu")}</>;
}

export function GatewayCrumb({ id }: { id: string }) {
  return <>{useGatewayName()(id)}</>;
}

export function EventsCrumb() {
  const { t } = useTranslation("paymentHub");
  return <>{t("events.crumb")}</>;
}

export function EventCrumb() {
  const { t } = useTranslation("paymentHub");
  return <>{t("events.crumbOf")}</>;
}
