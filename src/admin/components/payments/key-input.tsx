import { Button, Input, Textarea, clx } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FormField } from "../../lib/gateway-forms";

interface KeyInputProps {
  id: string;
  field: FormField;
  value: string;
  invalid: boolean;
  placeholder?: string;
  describedBy: string;
  onChange: (value: string) => void;
}

export function KeyInput(props: KeyInputProps) {
  const { field, invalid, describedBy, onChange } = props;
  const shared = {
    id: props.id,
    name: field.name,
    value: props.value,
    placeholder: props.placeholder,
    "aria-invalid": invalid,
    "aria-describedby": describedBy,
    // Browsers offer a stored sign-in where `off` stands on a password field, and keys would be
    // overwritten by the admin's own password.
    autoComplete: field.secret ? "new-password" : "off",
    autoCapitalize: "none",
    autoCorrect: "off",
    spellCheck: false,
    "data-1p-ignore": true,
    "data-lpignore": "true",
  };
  return field.multiline ? (
    <Multiline {...shared} secret={field.secret} onChange={onChange} />
  ) : (
    <Input
      {...shared}
      type={field.secret ? "password" : "text"}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type MultilineProps = Omit<React.ComponentProps<typeof Textarea>, "onChange"> & {
  secret?: boolean;
  onChange: (value: string) => void;
};

/** PEM text needs lines, which no password input has: dots by style, shown on demand. */
function Multiline({ secret, onChange, ...rest }: MultilineProps) {
  const { t } = useTranslation("paymentHub");
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Textarea
        {...rest}
        rows={4}
        className={clx("resize-y font-mono !text-xs", {
          "pr-16 [&:not(:placeholder-shown)]:[-webkit-text-security:disc]": secret && !shown,
          "pr-16": secret,
        })}
        onChange={(event) => onChange(event.target.value)}
      />
      {secret && rest.value && (
        <Button
          type="button"
          size="small"
          variant="transparent"
          className="absolute right-1 top-1"
          onClick={() => setShown(!shown)}
        >
          {t(shown ? "form.hide" : "form.show")}
        </Button>
      )}
    </div>
  );
}
