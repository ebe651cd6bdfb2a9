import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import { ApiError } from "../../lib/api";
import type { GatewayForm } from "../../lib/gateway-forms";
import { errorText } from "../../lib/server-text";
import { useKeysForm, type KeysTarget } from "../../lib/use-keys-form";
import { KeyField } from "./key-field";
import { KeysWhere } from "./keys-where";
import { ServerWords } from "./server-words";
import { VariantChoice } from "./variant-choice";

interface KeysFormProps {
  gatewayId: string;
  form: GatewayForm;
  target: KeysTarget;
  onClose: () => void;
  onSaved: (account: AccountView) => void;
}

export function KeysForm({ gatewayId, form, target, onClose, onSaved }: KeysFormProps) {
  const { t } = useTranslation("paymentHub");
  const keys = useKeysForm(gatewayId, form, target);
  return (
    <form
      noValidate
      autoComplete="off"
      className="flex flex-1 flex-col overflow-hidden"
      onSubmit={(event) => {
        event.preventDefault();
        keys.submit((account) => {
          toast.success(t("form.saved"));
          onSaved(account);
        });
      }}
    >
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <KeysWhere gatewayId={gatewayId} environment={target.environment} />
        <FormError keys={keys} />
        {keys.common.map((field) => (
          <KeyField key={field.name} {...keys.fieldProps(field)} />
        ))}
        {form.variants.length > 0 && (
          <VariantChoice form={form} value={keys.variant} onChange={keys.setVariant} />
        )}
        {keys.special.map((field) => (
          <KeyField key={field.name} {...keys.fieldProps(field)} />
        ))}
      </Drawer.Body>
      <Drawer.Footer>
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          {t("form.cancel")}
        </Button>
        <Button type="submit" size="small" isLoading={keys.isSaving}>
          {t("form.save")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}

/** What was refused and belongs to no field. */
function FormError({ keys }: { keys: ReturnType<typeof useKeysForm> }) {
  const { t } = useTranslation("paymentHub");
  const { error, elsewhere, hasProblems } = keys;
  if (!error || (hasProblems && elsewhere.length === 0)) return null;
  const general = error instanceof ApiError ? errorText(t, error) : t("errors.unknown");
  const lines = hasProblems ? elsewhere.map(({ message, fix }) => `${message} ${fix}`) : [general];
  return (
    <Alert variant="error" role="alert">
      {lines.map((line) => (
        <Text key={line} size="small">
          <ServerWords text={line} />
        </Text>
      ))}
    </Alert>
  );
}
