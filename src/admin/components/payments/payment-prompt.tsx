import { Input, Label, Prompt } from "@medusajs/ui";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface PaymentPromptProps {
  what: "capture" | "refund" | "cancel";
  /** What there is at most, as a decimal; undefined where no part of it can be chosen. */
  most?: string;
  currency: string;
  onConfirm: (amount?: string) => void;
}

/** Asks once more before money moves, and how much of it. */
export function PaymentPrompt(props: PaymentPromptProps) {
  return (
    <Prompt.Content className="max-w-[min(440px,calc(100vw-2rem))]">
      <Asking {...props} />
    </Prompt.Content>
  );
}

const DECIMAL = /^\d{1,15}(\.\d{1,6})?$/;

/** A component of its own, so that the amount goes when the prompt is closed. */
function Asking({ what, most, currency, onConfirm }: PaymentPromptProps) {
  const { t } = useTranslation("paymentHub");
  const [typed, setTyped] = useState(most ?? "");
  const id = useId();
  const amount = typed.trim();
  const isValid = most === undefined || (DECIMAL.test(amount) && /[1-9]/.test(amount));
  return (
    <>
      <Prompt.Header>
        <Prompt.Title>{t(`payments.prompts.${what}.title`)}</Prompt.Title>
        <Prompt.Description className="txt-small text-pretty">
          {t(`payments.prompts.${what}.text`)}
        </Prompt.Description>
      </Prompt.Header>
      {most !== undefined && (
        <div className="flex flex-col gap-y-1.5 px-6 pt-4">
          <Label htmlFor={id} size="small" weight="plus">
            {t("payments.prompts.amount", { currency: currency.toUpperCase() })}
          </Label>
          <Input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={!isValid}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <Prompt.Footer>
        <Prompt.Cancel>{t("form.cancel")}</Prompt.Cancel>
        <Prompt.Action
          disabled={!isValid}
          onClick={() => onConfirm(most === undefined ? undefined : amount)}
        >
          {t(`payments.actions.${what}`)}
        </Prompt.Action>
      </Prompt.Footer>
    </>
  );
}
