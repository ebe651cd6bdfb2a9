import { toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { ApiError } from "./api";
import { errorText } from "./server-text";

/** Says in a toast what went wrong, for what no field or section can show. */
export function useReportError(): (error: Error) => void {
  const { t } = useTranslation("paymentHub");
  return (error) => {
    toast.error(error instanceof ApiError ? errorText(t, error) : t("errors.unknown"));
  };
}
