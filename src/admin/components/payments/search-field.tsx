import { Input, Label } from "@medusajs/ui";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface SearchFieldProps {
  /** Says what can be looked for. */
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

const PAUSE_MS = 400;

/** As long as the server takes. */
const LONGEST = 255;

/** Looks once nobody types any more, or at once on Enter. */
export function SearchField({ hint, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation("paymentHub");
  const [typed, setTyped] = useState(value);
  const id = useId();

  // Cleared from elsewhere, or gone back to.
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);

  return (
    <form
      role="search"
      className="col-span-3 flex min-w-0 flex-1 flex-col gap-y-1 sm:min-w-64"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed.trim());
      }}
    >
      <Label htmlFor={id} size="xsmall" weight="plus" className="text-ui-fg-subtle">
        {t("events.filters.search")}
      </Label>
      <Input
        id={id}
        type="search"
        size="small"
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        placeholder={hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
