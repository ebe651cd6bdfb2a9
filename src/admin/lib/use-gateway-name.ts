import { useTranslation } from "react-i18next";

/** Names gateways as they call themselves in the reader's language. */
export function useGatewayName(): (id: string) => string {
  const { t } = useTranslation("paymentHub");
  return (id) => t(`gateways.${id}`, { defaultValue: id });
}

/** The same for use within a sentence. */
export function useGatewayInText(): (id: string) => string {
  const { t } = useTranslation("paymentHub");
  return (id) => t(`gatewaysInText.${id}`, { defaultValue: id });
}
