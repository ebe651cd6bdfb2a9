import { useState } from "react";
import type { AccountView } from "../../api/admin/payment-hub/contract";
import type { Environment } from "../../gateways/gateway";
import { ApiError } from "./api";
import { variantFields, variantOf, type FormField, type GatewayForm } from "./gateway-forms";
import { useSaveAccount } from "./use-gateways";

/** Which keys are being entered: of a new account, or of one that exists. */
export interface KeysTarget {
  environment: Environment;
  account?: AccountView;
}

/** What was typed lives in this state and nowhere else, and goes when the form is closed. */
export function useKeysForm(gatewayId: string, form: GatewayForm, target: KeysTarget) {
  const { environment, account } = target;
  const [variant, setVariant] = useState(() => variantOf(form, account?.fields));
  const [values, setValues] = useState<Record<string, string>>({});
  /** Fields typed in since the last refusal, which says nothing of them any more. */
  const [edited, setEdited] = useState<string[]>([]);
  const save = useSaveAccount(gatewayId);

  // Another merchant is another account: its number is not changed in place.
  const common = form.fields.filter((field) => !account || field.name !== form.identity);
  const special = variantFields(form, variant);
  const shown = [...common, ...special];
  const problems = save.error instanceof ApiError ? save.error.problems : [];

  return {
    common,
    special,
    variant,
    setVariant,
    isSaving: save.isPending,
    error: save.error,
    /** Refusals that belong to no field shown. */
    elsewhere: problems.filter(({ field }) => !shown.some(({ name }) => name === field)),
    hasProblems: problems.length > 0,
    fieldProps: (field: FormField) => ({
      field,
      environment,
      stored: account?.readable ? account.fields[field.name] : undefined,
      value: values[field.name] ?? "",
      problem: problems.find((each) => each.field === field.name && !edited.includes(each.field)),
      onChange: (value: string) => {
        setValues((all) => ({ ...all, [field.name]: value }));
        setEdited((all) => [...all, field.name]);
      },
    }),
    submit: (onSuccess: (account: AccountView) => void) => {
      setEdited([]);
      const filled = shown
        .map((field) => [field.name, values[field.name]?.trim() ?? ""] as const)
        .filter(([, value]) => value !== "");
      const body = Object.fromEntries(filled);
      save.mutate(account ? { accountId: account.id, body } : { body: { environment, ...body } }, {
        onSuccess: (answer) => onSuccess(answer.account),
      });
    },
  };
}
