import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGatewayName } from "../../lib/use-gateway-name";

export function PaymentsCrumb() {
  const { t } = useTranslation("paymentHub");
  return <Crumb>{t("menu")}</Crumb>;
}

export function GatewayCrumb({ id }: { id: string }) {
  return <>{useGatewayName()(id)}</>;
}

export function EventsCrumb() {
  const { t } = useTranslation("paymentHub");
  return <Crumb>{t("events.crumb")}</Crumb>;
}

export function EventCrumb() {
  const { t } = useTranslation("paymentHub");
  return <Crumb>{t("events.crumbOf")}</Crumb>;
}

export function PaymentListCrumb() {
  const { t } = useTranslation("paymentHub");
  return <Crumb>{t("payments.crumb")}</Crumb>;
}

export function PaymentCrumb() {
  const { t } = useTranslation("paymentHub");
  return <Crumb>{t("events.crumbOf")}</Crumb>;
}

/** Chinese may break anywhere, and on a phone would stand upright. */
function Crumb({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>;
}
