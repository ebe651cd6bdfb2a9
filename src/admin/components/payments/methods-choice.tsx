import { Checkbox, Hint, Label, RadioGroup, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { methodsToOffer } from "../../lib/account-options";
import type { FieldProblem } from "../../lib/api";
import { useMethodName } from "../../lib/use-method-name";
import { ServerWords } from "./server-words";

interface MethodsChoiceProps {
  /** Undefined for all that are on at the gateway. */
  value: readonly string[] | undefined;
  problem: FieldProblem | undefined;
  onChange: (value: readonly string[] | undefined) => void;
}

/** All methods, as the gateway's own dashboard has them on, or some of them in a chosen order. */
export function MethodsChoice({ value, problem, onChange }: MethodsChoiceProps) {
  const { t } = useTranslation("paymentHub");
  const methodName = useMethodName();
  const id = useId();
  const chosen = value ?? [];
  return (
    <div className="flex flex-col gap-y-2" data-field="payment_methods">
      <Text size="small" weight="plus" id={id}>
        {t("options.names.payment_methods")}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        className="flex flex-col gap-y-2"
        value={value ? "some" : "all"}
        onValueChange={(which) => onChange(which === "all" ? undefined : ["card"])}
      >
        {(["all", "some"] as const).map((which) => (
          <div key={which} className="flex items-center gap-x-2">
            <RadioGroup.Item id={`${id}-${which}`} value={which} />
            <Label htmlFor={`${id}-${which}`} size="small">
              {t(which === "all" ? "options.allMethods" : "options.someMethods")}
            </Label>
          </div>
        ))}
      </RadioGroup>
      {value && (
        <div
          role="group"
          aria-label={t("options.someMethods")}
          className="bg-ui-bg-subtle shadow-borders-base grid grid-cols-1 gap-2 rounded-md p-3 sm:grid-cols-2"
        >
          {methodsToOffer(chosen).map((method) => (
            <div key={method} className="flex items-center gap-x-2">
              <Checkbox
                id={`${id}-${method}`}
                checked={chosen.includes(method)}
                onCheckedChange={(isChosen) =>
                  onChange(
                    isChosen === true
                      ? [...chosen, method]
                      : chosen.filter((other) => other !== method),
                  )
                }
              />
              <Label htmlFor={`${id}-${method}`} size="small">
                {methodName(method)}
              </Label>
            </div>
          ))}
        </div>
      )}
      <div aria-live="polite" className="empty:hidden">
        {problem && (
          <Hint variant="error">
            <span>
              <ServerWords text={`${problem.message} ${problem.fix}`} />
            </span>
          </Hint>
        )}
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
        {t("options.help.payment_methods")}
      </Text>
    </div>
  );
}
