import { useTranslation } from "react-i18next";
import { methodBrand } from "./account-options";

/** What a payment method is called: by its brand, or in the reader's language where it has none. */
export function useMethodName(): (method: string) => string {
  const { t } = useTranslation("paymentHub");
  return (method) => t(`options.methods.${method}`, { defaultValue: methodBrand(method) });
}
