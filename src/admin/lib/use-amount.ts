import { useTranslation } from "react-i18next";

/** Formats a decimal with its currency for the dashboard's language. */
export function useAmount(): (decimal: string, currency: string) => string {
  const { i18n } = useTranslation("paymentHub");
  const locale = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2");
  return (decimal, currency) => {
    const digits = decimal.split(".")[1]?.length ?? 0;
    const style = { style: "currency", currency, minimumFractionDigits: digits } as const;
    // A decimal in a string is formatted as it is; a number would be rounded.
    return new Intl.NumberFormat(locale, style).format(decimal as unknown as number);
  };
}
