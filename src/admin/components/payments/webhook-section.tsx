import { Button, Container, Copy, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";

export function WebhookSection({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const url = gateway.webhook_url;
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-3 px-6 py-4">
        <Heading level="h2">
          {t(`webhook.titles.${gateway.id}`, { defaultValue: t("webhook.titles.stripe") })}
        </Heading>
        <Button size="small" variant="secondary" className="shrink-0" asChild>
          <Link to={`/settings/payments/events?gateway=${gateway.id}`}>{t("events.see")}</Link>
        </Button>
      </div>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {url && (
          <div className="bg-ui-bg-component shadow-borders-base flex items-center justify-between gap-x-2 rounded-md px-3 py-2">
            <code className="txt-compact-small text-ui-fg-base font-mono [overflow-wrap:anywhere]">
              {url}
            </code>
            <Copy content={url} aria-label={t("webhook.copy")} className="text-ui-fg-muted" />
          </div>
        )}
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {url ? t(`webhook.${gateway.id}`, { defaultValue: "" }) : t("webhook.unknown")}
        </Text>
      </div>
    </Container>
  );
}
