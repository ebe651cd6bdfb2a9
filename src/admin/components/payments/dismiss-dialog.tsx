import { Label, Prompt, Text, Textarea } from "@medusajs/ui";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface DismissDialogProps {
  isOpen: boolean;
  /** Whether the buyer's money stays with the merchant by it. */
  holdsMoney: boolean;
  message: string;
  onClose: () => void;
  onDismiss: (note: string) => void;
}

/** Asks once more, and for a note that may stay empty. */
export function DismissDialog(props: DismissDialogProps) {
  return (
    <Prompt
      open={props.isOpen}
      variant="confirmation"
      onOpenChange={(open) => !open && props.onClose()}
    >
      {props.isOpen && <Asking {...props} />}
    </Prompt>
  );
}

/** As long as the server takes. */
const LONGEST_NOTE = 500;

function Asking({ holdsMoney, message, onDismiss }: DismissDialogProps) {
  const { t } = useTranslation("paymentHub");
  const [note, setNote] = useState("");
  const id = useId();
  return (
    <Prompt.Content className="max-w-[min(440px,calc(100vw-2rem))]">
      <Prompt.Header>
        <Prompt.Title>{t("breaks.dismissTitle")}</Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">
          {message} {t(holdsMoney ? "breaks.dismissHeld" : "breaks.dismissText")}
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
        <Prompt.Action onClick={() => onDismiss(note.trim())}>{t("breaks.dismiss")}</Prompt.Action>
      </Prompt.Footer>
    </Prompt.Content>
  );
}
