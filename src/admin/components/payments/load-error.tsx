import { ExclamationCircle } from "@medusajs/icons";
import { Button, Container, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../lib/api";
import { errorText } from "../../lib/server-text";

interface LoadErrorProps {
  error: Error;
  onRetry: () => void;
  /** What could not be loaded, when it is not the settings. */
  title?: string;
}

export function LoadError({ error, onRetry, title }: LoadErrorProps) {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-col items-center gap-y-4 px-6 py-16 text-center" role="alert">
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {title ?? t("errors.load")}
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
