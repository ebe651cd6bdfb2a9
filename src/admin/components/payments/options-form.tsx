import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import {
  draftOf,
  optionsBody,
  usefulOptions,
  type OptionName,
  type OptionsDraft,
} from "../../lib/account-options";
import { ApiError } from "../../lib/api";
import { errorText } from "../../lib/server-text";
import { useSaveOptions } from "../../lib/use-gateways";
import { MethodsChoice } from "./methods-choice";
import { PartialCaptureChoice } from "./partial-capture-choice";
import { ServerWords } from "./server-words";
import { TextOption } from "./text-option";

interface OptionsFormProps {
  gatewayId: string;
  account: AccountView;
  onClose: () => void;
}

export function OptionsForm({ gatewayId, account, onClose }: OptionsFormProps) {
  const { t } = useTranslation("paymentHub");
  const [draft, setDraft] = useState(() => draftOf(account.options));
  const save = useSaveOptions(gatewayId);
  const change = (changes: Partial<OptionsDraft>) => setDraft({ ...draft, ...changes });
  const error = save.error instanceof ApiError ? save.error : undefined;
  const names = usefulOptions(gatewayId);
  const problemOf = (name: OptionName) => error?.problems.find(({ field }) => field === name);
  const isElsewhere = save.error && !names.some(problemOf);

  const field = (name: OptionName) => {
    switch (name) {
      case "payment_methods":
        return (
          <MethodsChoice
            key={name}
            value={draft.payment_methods}
            problem={problemOf(name)}
            onChange={(payment_methods) => change({ payment_methods })}
          />
        );
      case "after_partial_capture":
        return (
          <PartialCaptureChoice
            key={name}
            value={draft.after_partial_capture}
            onChange={(after_partial_capture) => change({ after_partial_capture })}
          />
        );
      default:
        return (
          <TextOption
            key={name}
            name={name}
            value={draft[name]}
            problem={problemOf(name)}
            onChange={(value) => change({ [name]: value })}
          />
        );
    }
  };

  return (
    <form
      noValidate
      className="flex flex-1 flex-col overflow-hidden"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { accountId: account.id, options: optionsBody(gatewayId, draft) },
          {
            onSuccess: () => {
              toast.success(t("general.saved"));
              onClose();
            },
          },
        );
      }}
    >
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        {isElsewhere && (
          <Alert variant="error" role="alert">
            <Text size="small">
              <ServerWords text={error ? errorText(t, error) : t("errors.unknown")} />
            </Text>
          </Alert>
        )}
        {names.map(field)}
      </Drawer.Body>
      <Drawer.Footer>
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          {t("form.cancel")}
        </Button>
        <Button type="submit" size="small" isLoading={save.isPending}>
          {t("options.save")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
