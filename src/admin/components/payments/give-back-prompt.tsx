import { Prompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BreakText } from "../../lib/break-text";

interface GiveBackPromptProps {
  text: BreakText;
  onConfirm: () => void;
}

/** Asks once more before money moves, naming how much. */
export function GiveBackPrompt({ text, onConfirm }: GiveBackPromptProps) {
  const { t } = useTranslation("paymentHub");
  const { amount, message } = text;
  return (
    <Prompt.Content className="max-w-[min(400px,calc(100vw-2rem))]">
      <Prompt.Header>
        <Prompt.Title>
          {amount ? t("breaks.giveBackTitle", { amount }) : t("breaks.giveBackTitleAny")}
        </Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">
          {t("breaks.giveBackText", { message })}
        </Prompt.Description>
      </Prompt.Header>
      <Prompt.Footer>
        <Prompt.Cancel>{t("form.cancel")}</Prompt.Cancel>
        <Prompt.Action onClick={onConfirm}>{t("breaks.giveBack")}</Prompt.Action>
      </Prompt.Footer>
    </Prompt.Content>
  );
}
