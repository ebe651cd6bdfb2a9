import { CheckCircle } from "@medusajs/icons";
import { Button, Container, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

interface NothingOpenProps {
  /** Names the section for which this line stands. */
  titleId: string;
  /** Left out when nothing was ever dealt with. */
  onShowResolved?: () => void;
}

export function NothingOpen({ titleId, onShowResolved }: NothingOpenProps) {
  const { t } = useTranslation("paymentHub");
  return (
    <Container className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="text-ui-fg-subtle flex items-center gap-x-2">
        <CheckCircle aria-hidden />
        <Text size="small" leading="compact" id={titleId}>
          {t("breaks.none")}
        </Text>
      </div>
      {onShowResolved && (
        <Button size="small" variant="transparent" onClick={onShowResolved}>
          {t("breaks.showResolved")}
        </Button>
      )}
    </Container>
  );
}
