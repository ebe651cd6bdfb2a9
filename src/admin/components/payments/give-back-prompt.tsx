import { Prompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BreakText } from "../../lib/break-text";

interface GiveBackPromptProps {
  text: BreakText;
  /** An order may pay with the money: whoever gives it back has looked. */
  mayBeOrdered: boolean;
  onConfirm: () => void;
}

/** Asks once more before money moves, naming how much. */
export function GiveBackPrompt({ text, mayBeOrdered, onConfirm }: GiveBackPromptProps) {
  const { t } = useTranslation("paymentHub");
  const { amount, message } = text;
  return (
    <Prompt.Content className="max-w-[min(400px,calc(100vw-2rem))]">
      <Prompt.Header>
        <Prompt.Title>
          {amount ? t("breaks.giveBackTitle", { amount }) : t("breaks.giveBackTitleAny")}
        </Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">
          {mayBeOrdered && <>{t("breaks.giveBackOrdered")} </>}
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
