import { useTranslation } from "react-i18next";
import type { AccountView } from "../../../api/admin/payment-hub/contract";
import { gatewayForm, variantFields, variantOf } from "../../lib/gateway-forms";
import { shortValue } from "../../lib/short-value";
import { Row } from "./row";

/** Merchant and fields of an account; secrets come masked from the server. */
export function AccountFields({ gatewayId, account }: { gatewayId: string; account: AccountView }) {
  const { t } = useTranslation("paymentHub");
  const form = gatewayForm(gatewayId);
  const names = form
    ? [...form.fields, ...variantFields(form, variantOf(form, account.fields))].map(
        (each) => each.name,
      )
    : Object.keys(account.fields);
  return (
    <>
      {account.merchant_id && account.merchant_id !== account.fields[form?.identity ?? ""] && (
        <Row title={t("fields.merchant")}>{account.merchant_id}</Row>
      )}
      {names.map((name) => (
        <Row key={name} title={t(`fields.${name}`, { defaultValue: name })}>
          {account.fields[name] ? (
            <span className="font-mono text-xs">{shortValue(account.fields[name])}</span>
          ) : (
            <span className="text-ui-fg-muted">{t("keys.notSet")}</span>
          )}
        </Row>
      ))}
    </>
  );
}
