import { Hint, Label, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Environment } from "../../../gateways/gateway";
import type { FieldProblem } from "../../lib/api";
import type { FormField } from "../../lib/gateway-forms";
import { pasteHint } from "../../lib/paste-hints";
import { shortValue } from "../../lib/short-value";
import { KeyInput } from "./key-input";
import { ServerWords } from "./server-words";

interface KeyFieldProps {
  field: FormField;
  environment: Environment;
  /** What is stored now, masked where secret. */
  stored?: string;
  value: string;
  problem?: FieldProblem;
  onChange: (value: string) => void;
}

/** One field with its label, help, what looks wrong while typing, and what the server refused. */
export function KeyField({ field, environment, stored, value, problem, onChange }: KeyFieldProps) {
  const { t, i18n } = useTranslation("paymentHub");
  const id = useId();
  const hint = pasteHint(field.name, value, environment);
  const advice = hint && t(`hints.${hint}`);
  // The server refuses in English; where the same can be said in the reader's language, it is.
  const own = value.trim() ? advice : t("form.required");
  const translated = i18n.language.startsWith("en") ? undefined : own;
  const refusal = problem && (translated ?? `${problem.message} ${problem.fix}`);
  return (
    <div className="flex flex-col gap-y-1.5" data-field={field.name}>
      <div className="flex items-center gap-x-1">
        <Label htmlFor={id} size="small" weight="plus">
          {t(`fields.${field.name}`)}
        </Label>
        {field.optional && (
          <Text size="small" leading="compact" className="text-ui-fg-muted">
            ({t("form.optional")})
          </Text>
        )}
      </div>
      <KeyInput
        id={id}
        field={field}
        value={value}
        invalid={problem !== undefined}
        placeholder={stored ? t("form.keep", { value: shortValue(stored) }) : field.example}
        describedBy={`${id}-help ${id}-said`}
        onChange={onChange}
      />
      <div id={`${id}-said`} aria-live="polite" className="empty:hidden">
        {refusal ? (
          <Hint variant="error">
            {/* One child: Hint lays its children out in a grid. */}
            <span>
              <ServerWords text={refusal} />
            </span>
          </Hint>
        ) : (
          advice && (
            <Text size="small" className="text-ui-tag-orange-text">
              {advice}
            </Text>
          )
        )}
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty" id={`${id}-help`}>
        {t(`help.${field.name}`)}
      </Text>
    </div>
  );
}
