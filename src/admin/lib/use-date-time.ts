import { useTranslation } from "react-i18next";

/** Formats an ISO time for the dashboard's language, which it names `zhCN` and not `zh-CN`. */
export function useDateTime(): (iso: string) => string {
  const { i18n } = useTranslation("paymentHub");
  const locale = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2");
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return (iso) => format.format(new Date(iso));
}
