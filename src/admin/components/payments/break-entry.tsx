import { StatusBadge, Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { BreakView } from "../../../api/admin/payment-hub/contract";
import { breakText } from "../../lib/break-text";
import { useDateTime } from "../../lib/use-date-time";
import { useGatewayInText, useGatewayName } from "../../lib/use-gateway-name";
import { BreakActions } from "./break-actions";
import { BreakResolution } from "./break-resolution";
import { EnvironmentBadge } from "./environment-badge";
import { EventsLink } from "./events-link";
import { OrderLink } from "./order-link";
import { ServerWords } from "./server-words";

/** One thing that a person has to see: what happened, to which payment, and what to do. */
export function BreakEntry({ row, onDone }: { row: BreakView; onDone: () => void }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  const name = useGatewayName()(row.gateway);
  const inText = useGatewayInText()(row.gateway).trim();
  const id = useId();
  const text = breakText(t, dateTime, row);
  const isOpen = row.state === "open";
  return (
    <li
      className="flex flex-col gap-y-3 px-6 py-4"
      aria-labelledby={id}
      data-testid="break"
      data-kind={row.kind}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge color={isOpen ? colorOf(row.kind) : "grey"} className="whitespace-nowrap">
          {t(`breaks.kinds.${row.kind}`, { defaultValue: row.kind.replaceAll("_", " ") })}
        </StatusBadge>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {name}
        </Text>
        <EnvironmentBadge environment={row.environment} />
        <Text
          size="small"
          leading="compact"
          className="text-ui-fg-muted w-full sm:ms-auto sm:w-auto"
          asChild
        >
          <time dateTime={row.opened_at}>{dateTime(row.opened_at)}</time>
        </Text>
      </div>
      <div className="flex flex-col gap-y-1 [overflow-wrap:anywhere]">
        <Text size="small" weight="plus" className="text-pretty" id={id}>
          <ServerWords text={text.message} />
        </Text>
        {text.detail && (
          <Text
            size="small"
            className="text-ui-fg-subtle text-pretty"
            lang={text.detail.isEnglish ? "en" : undefined}
          >
            <ServerWords text={text.detail.text} />
          </Text>
        )}
        {isOpen && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            <ServerWords text={row.is_going_back ? t("breaks.goingBack") : text.nextStep} />
          </Text>
        )}
        {row.order && <OrderLink order={row.order} />}
        {text.orderNumber && (
          <Text size="small" className="text-ui-fg-muted">
            {t("breaks.orderNumber", { gateway: inText })}{" "}
            <span className="text-ui-fg-subtle font-mono text-xs">{text.orderNumber}</span>
          </Text>
        )}
        {row.kind === "event_stuck" && text.orderNumber && <EventsLink about={text.orderNumber} />}
      </div>
      {isOpen ? (
        <BreakActions row={row} text={text} describedBy={id} onDone={onDone} />
      ) : (
        <BreakResolution row={row} />
      )}
    </li>
  );
}

const RED = [
  ...["refund_failed", "books_differ", "event_stuck", "dispute", "fraud_warning"],
  "authorization_lost",
];

/** Red where money and books disagree or money is about to go, orange where something may yet be done. */
function colorOf(kind: string): "red" | "orange" {
  return RED.includes(kind) ? "red" : "orange";
}
