import { Label, Select } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";

interface FilterChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** Radix knows no empty value. */
const ALL = "all";

export function FilterChoice({ label, value, options, onChange }: FilterChoiceProps) {
  const { t } = useTranslation("paymentHub");
  const id = useId();
  // An address may name what there is no option for; the list then says that nothing fits.
  const shown = value ?? ALL;
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="xsmall" weight="plus" className="text-ui-fg-subtle">
        {label}
      </Label>
      <Select
        size="small"
        value={shown}
        onValueChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
      >
        <Select.Trigger id={id} className="sm:w-36">
          <Select.Value placeholder={value} />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={ALL}>{t("events.filters.all")}</Select.Item>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}
