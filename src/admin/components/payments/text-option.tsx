import { Hint, Input, Label, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { FieldProblem } from "../../lib/api";
import { ServerWords } from "./server-words";

interface TextOptionProps {
  name: "statement_descriptor" | "description";
  value: string;
  problem: FieldProblem | undefined;
  onChange: (value: string) => void;
}

export function TextOption({ name, value, problem, onChange }: TextOptionProps) {
  const { t } = useTranslation("paymentHub");
  const id = useId();
  return (
    <div className="flex flex-col gap-y-1.5" data-field={name}>
      <Label htmlFor={id} size="small" weight="plus">
        {t(`options.names.${name}`)}
      </Label>
      <Input
        id={id}
        value={value}
        placeholder={t(`options.defaults.${name}`)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help ${id}-said`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-said`} aria-live="polite" className="empty:hidden">
        {problem && (
          <Hint variant="error">
            <span>
              <ServerWords text={`${problem.message} ${problem.fix}`} />
            </span>
          </Hint>
        )}
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty" id={`${id}-help`}>
        {t(`options.help.${name}`)}
      </Text>
    </div>
  );
}
