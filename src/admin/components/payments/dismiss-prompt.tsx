import { Label, Prompt, Text, Textarea } from "@medusajs/ui";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface DismissPromptProps {
  message: string;
  /** Whether the buyer's money stays with the merchant by it. */
  holdsMoney: boolean;
  onConfirm: (note: string) => void;
}

/** Asks once more, and for a note that may stay empty. */
export function DismissPrompt(props: DismissPromptProps) {
  return (
    <Prompt.Content className="max-w-[min(440px,calc(100vw-2rem))]">
      <Asking {...props} />
    </Prompt.Content>
  );
}

/** As long as the server takes. */
const LONGEST_NOTE = 500;

/** A component of its own, so that the note goes when the prompt is closed. */
function Asking({ message, holdsMoney, onConfirm }: DismissPromptProps) {
  const { t } = useTranslation("paymentHub");
  const [note, setNote] = useState("");
  const id = useId();
  return (
    <>
      <Prompt.Header>
        <Prompt.Title>{t("breaks.dismissTitle")}</Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">
          {t(holdsMoney ? "breaks.dismissHeld" : "breaks.dismissText", { message })}
        </Prompt.Description>
      </Prompt.Header>
      <div className="flex flex-col gap-y-1.5 px-6 pt-4">
        <div className="flex items-center gap-x-1">
          <Label htmlFor={id} size="small" weight="plus">
            {t("breaks.note")}
          </Label>
          <Text size="small" leading="compact" className="text-ui-fg-muted">
            ({t("form.optional")})
          </Text>
        </div>
        <Textarea
          id={id}
          rows={3}
          maxLength={LONGEST_NOTE}
          value={note}
          placeholder={t("breaks.notePlaceholder")}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Prompt.Footer>
        <Prompt.Cancel>{t("form.cancel")}</Prompt.Cancel>
        <Prompt.Action onClick={() => onConfirm(note.trim())}>{t("breaks.dismiss")}</Prompt.Action>
      </Prompt.Footer>
    </>
  );
}
