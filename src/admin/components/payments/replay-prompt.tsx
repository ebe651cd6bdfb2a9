import { Prompt } from "@medusajs/ui";
import { useTranslation } from "react-i18next";

interface ReplayPromptProps {
  title: string;
  text: string;
  confirm: string;
  onConfirm: () => void;
}

/** Asks once more before events are applied again. */
export function ReplayPrompt({ title, text, confirm, onConfirm }: ReplayPromptProps) {
  const { t } = useTranslation("paymentHub");
  return (
    <Prompt.Content className="max-w-[min(400px,calc(100vw-2rem))]">
      <Prompt.Header>
        <Prompt.Title>{title}</Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">{text}</Prompt.Description>
      </Prompt.Header>
      <Prompt.Footer>
        <Prompt.Cancel>{t("form.cancel")}</Prompt.Cancel>
        <Prompt.Action onClick={onConfirm}>{confirm}</Prompt.Action>
      </Prompt.Footer>
    </Prompt.Content>
  );
}
