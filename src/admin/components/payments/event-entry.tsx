import { Text } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { EventView } from "../../../api/admin/payment-hub/contract";
import { useDateTime } from "../../lib/use-date-time";
import { useGatewayName } from "../../lib/use-gateway-name";
import { EnvironmentBadge } from "./environment-badge";
import { EventBadge } from "./event-badge";
import { EventNote } from "./event-note";

/** One event in the list, as a whole a link to all that is known of it. */
export function EventEntry({ event }: { event: EventView }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  const name = useGatewayName()(event.gateway);
  const id = useId();
  const payment = event.order_number ?? event.reference;
  return (
    <li
      className="hover:bg-ui-bg-base-hover transition-fg relative flex flex-col gap-y-1.5 px-6 py-3 [overflow-wrap:anywhere]"
      data-testid="event"
      data-state={event.state}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <EventBadge state={event.state} />
        {/* The link reaches over the whole row by its ::after. */}
        <Link
          to={`/settings/payments/events/${event.id}`}
          aria-describedby={id}
          className="text-ui-fg-base focus-visible:after:shadow-borders-focus min-w-0 font-mono text-xs leading-5 outline-none after:absolute after:inset-0 after:rounded-sm"
        >
          {event.type}
        </Link>
        <Text
          size="small"
          leading="compact"
          className="text-ui-fg-muted w-full sm:ms-auto sm:w-auto"
          asChild
        >
          <time dateTime={event.received_at}>{dateTime(event.received_at)}</time>
        </Text>
      </div>
      <div
        id={id}
        className="text-ui-fg-subtle txt-compact-small flex flex-wrap items-center gap-x-2 gap-y-1"
      >
        <span>{name}</span>
        <EnvironmentBadge environment={event.environment} />
        {payment && <span className="font-mono text-xs">{payment}</span>}
        {event.tries > 1 && (
          <span className="text-ui-fg-muted">{t("events.tries", { number: event.tries })}</span>
        )}
      </div>
      {event.note && (
        <Text size="small" className="text-ui-fg-subtle line-clamp-2 text-pretty">
          <EventNote note={event.note} />
        </Text>
      )}
    </li>
  );
}
