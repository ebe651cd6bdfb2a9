import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

/** Leads to what was reported of one payment, by its number. */
export function EventsLink({ about }: { about: string }) {
  const { t } = useTranslation("paymentHub");
  return (
    <Text size="small" asChild>
      <Link
        to={`/settings/payments/events?q=${encodeURIComponent(about)}`}
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus w-fit rounded-sm outline-none"
      >
        {t("events.see")}
      </Link>
    </Text>
  );
}
