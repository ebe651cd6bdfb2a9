import { Label, RadioGroup, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { OptionsDraft } from "../../lib/account-options";

interface PartialCaptureChoiceProps {
  value: OptionsDraft["after_partial_capture"];
  onChange: (value: OptionsDraft["after_partial_capture"]) => void;
}

export function PartialCaptureChoice({ value, onChange }: PartialCaptureChoiceProps) {
  const { t } = useTranslation("paymentHub");
  const id = useId();
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus" id={id}>
        {t("options.names.after_partial_capture")}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        className="flex flex-col gap-y-2"
        value={value}
        onValueChange={(chosen) => onChange(chosen as OptionsDraft["after_partial_capture"])}
      >
        {(["release", "keep"] as const).map((choice) => (
          <div key={choice} className="flex items-center gap-x-2">
            <RadioGroup.Item id={`${id}-${choice}`} value={choice} />
            <Label htmlFor={`${id}-${choice}`} size="small">
              {t(`options.afterPartial.${choice}`)}
            </Label>
          </div>
        ))}
      </RadioGroup>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
        {t("options.help.after_partial_capture")}
      </Text>
    </div>
  );
}
