import { Container, Copy } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventDetails } from "../../../api/admin/payment-hub/contract";
import { useGatewayName } from "../../lib/use-gateway-name";
import { useGateway } from "../../lib/use-gateways";
import { EnvironmentBadge } from "./environment-badge";
import { OrderLink } from "./order-link";
import { Row } from "./row";

/** Numbers by which an event is found elsewhere. */
const NUMBERS = ["event_id", "reference", "order_number", "object"] as const;

/** Where an event came from, and what it is about. */
export function EventFields({ event }: { event: EventDetails }) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayName()(event.gateway);
  const account = useGateway(event.gateway).data?.accounts.find(
    ({ id }) => id === event.account_id,
  );
  return (
    <Container className="divide-y p-0">
      <Row title={t("events.fields.gateway")}>
        <span className="flex flex-wrap items-center gap-2">
          {name}
          <EnvironmentBadge environment={event.environment} />
        </span>
      </Row>
      {event.order && (
        <Row title={t("events.fields.order")}>
          <OrderLink order={event.order} />
        </Row>
      )}
      {NUMBERS.map((field) => {
        const value = event[field];
        if (!value) return null;
        const title = t(`events.fields.${field}`);
        return (
          <Row key={field} title={title}>
            <span className="flex items-center gap-x-2">
              <span className="font-mono text-xs">{value}</span>
              <Copy
                content={value}
                variant="mini"
                aria-label={t("events.fields.copy", { name: title })}
                className="text-ui-fg-muted focus-visible:shadow-borders-focus shrink-0 rounded-sm outline-none"
              />
            </span>
          </Row>
        );
      })}
      <Row title={t("fields.merchant")}>
        <span className="font-mono text-xs">{account?.merchant_id || event.account_id}</span>
      </Row>
    </Container>
  );
}
