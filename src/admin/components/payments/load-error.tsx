import { ExclamationCircle } from "@medusajs/icons";
import { Button, Container, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../lib/api";
import { errorText } from "../../lib/server-text";

export function LoadError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-16 text-center" role="alert">
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {t("errors.load")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {error instanceof ApiError ? errorText(t, error) : t("errors.unknown")}
        </Text>
      </div>
      <Button variant="secondary" size="small" onClick={onRetry}>
        {t("errors.retry")}
      </Button>
    </Container>
  );
}
