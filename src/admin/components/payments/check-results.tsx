import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { AccountView, CheckView } from "../../../api/admin/payment-hub/contract";
import { checkText } from "../../lib/server-text";
import { useDateTime } from "../../lib/use-date-time";
import { Row } from "./row";
import { ServerWords } from "./server-words";

/** The outcome of the last connection check, one line for each thing that was looked at. */
export function CheckResults({ check }: { check: AccountView["last_check"] }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  if (!check) return <Row title={t("fields.lastCheck")}>{t("keys.never")}</Row>;
  const failed = check.checks.filter(({ ok }) => !ok).length;
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4" aria-live="polite">
      <div className="text-ui-fg-subtle grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-2">
        <Text size="small" weight="plus" leading="compact">
          {t("fields.lastCheck")}
        </Text>
        <Text size="small" leading="compact">
          {failed
            ? t("keys.checkFailed", { failed, total: check.checks.length })
            : t("keys.checkPassed")}
          {" · "}
          {dateTime(check.checked_at)}
        </Text>
      </div>
      <ul className="flex flex-col gap-y-3" data-testid="checks">
        {check.checks.map((each) => (
          <CheckLine key={each.name} check={each} />
        ))}
      </ul>
    </div>
  );
}

function CheckLine({ check }: { check: CheckView }) {
  const { t } = useTranslation("paymentHub");
  const { name, message, fix, original } = checkText(t, check);
  return (
    <li className="grid grid-cols-[20px_1fr] gap-x-2" data-check={check.name} data-ok={check.ok}>
      {check.ok ? (
        <CheckCircleSolid className="text-ui-tag-green-icon mt-px" aria-hidden />
      ) : (
        <XCircleSolid className="text-ui-tag-red-icon mt-px" aria-hidden />
      )}
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="sr-only">{t(check.ok ? "checkResult.ok" : "checkResult.failed")}: </span>
        <Text size="small" weight="plus" className="first-letter:uppercase">
          {name}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          <ServerWords text={message} />
        </Text>
        {fix && (
          <Text size="small" className="text-ui-fg-base text-pretty">
            <ServerWords text={fix} />
          </Text>
        )}
        {original && (
          <Text size="xsmall" lang="en" className="text-ui-fg-muted">
            <ServerWords text={original} />
          </Text>
        )}
      </div>
    </li>
  );
}
