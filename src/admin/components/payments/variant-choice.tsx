import { RadioGroup, Label, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { GatewayForm } from "../../lib/gateway-forms";

interface VariantChoiceProps {
  form: GatewayForm;
  value: string;
  onChange: (variant: string) => void;
}

export function VariantChoice({ form, value, onChange }: VariantChoiceProps) {
  const { t } = useTranslation("paymentHub");
  const id = useId();
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus" id={id}>
        {t("form.variant")}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        className="flex flex-wrap gap-x-6"
        value={value}
        onValueChange={onChange}
      >
        {form.variants.map((variant) => (
          <div key={variant.id} className="flex items-center gap-x-2">
            <RadioGroup.Item id={`${id}-${variant.id}`} value={variant.id} />
            <Label htmlFor={`${id}-${variant.id}`} size="small">
              {t(`form.variants.${variant.id}`)}
            </Label>
          </div>
        ))}
      </RadioGroup>
    </div>
  );
}
