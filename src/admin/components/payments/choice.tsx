import { RadioGroup, Text } from "@medusajs/ui";
import { useId, type ReactNode } from "react";

interface ChoiceProps<T extends string> {
  title: string;
  hint?: string;
  value: T;
  disabled: boolean;
  options: { value: T; label: string; description: string }[];
  onChange: (value: T) => void;
  children?: ReactNode;
}

/** A few alternatives side by side, one chosen; saved when another one is picked. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div>
        <Text size="small" weight="plus" id={id}>
          {props.title}
        </Text>
        {props.hint && (
          <Text size="small" className="text-ui-fg-subtle">
            {props.hint}
          </Text>
        )}
      </div>
      <RadioGroup
        aria-labelledby={id}
        className="grid-cols-1 sm:grid-cols-2"
        value={props.value}
        disabled={props.disabled}
        onValueChange={(value) => props.onChange(value as T)}
      >
        {props.options.map((option) => (
          <RadioGroup.ChoiceBox
            key={option.value}
            className="[&>div:first-child]:shrink-0"
            {...option}
          />
        ))}
      </RadioGroup>
      {props.children}
    </div>
  );
}
