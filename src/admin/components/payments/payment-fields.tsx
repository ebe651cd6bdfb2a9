import { Container, Copy } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { PaymentDetails } from "../../../api/admin/payment-hub/contract";
import { gatewayLink } from "../../lib/gateway-links";
import { useAmount } from "../../lib/use-amount";
import { useGatewayName } from "../../lib/use-gateway-name";
import { EnvironmentBadge } from "./environment-badge";
import { OrderLink } from "./order-link";
import { Row } from "./row";

const AMOUNTS = ["amount", "captured", "refunded"] as const;

/** Numbers by which a payment is found elsewhere. */
const NUMBERS = ["reference", "order_number", "session_id", "id"] as const;

const LINK =
  "text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-sm outline-none";

/** Where a payment was made, how much of it, and for what. */
export function PaymentFields({ payment }: { payment: PaymentDetails }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const name = useGatewayName()(payment.gateway);
  const link = gatewayLink(payment);
  return (
    <Container className="divide-y p-0">
      <Row title={t("events.fields.gateway")}>
        <span className="flex flex-wrap items-center gap-2">
          {name}
          <EnvironmentBadge environment={payment.environment} />
          {link && (
            <a href={link} target="_blank" rel="noreferrer" className={LINK}>
              {t("payments.atGateway")}
            </a>
          )}
        </span>
      </Row>
      {AMOUNTS.map((field) => (
        <Row key={field} title={t(`payments.fields.${field}`)}>
          {amount(payment[field], payment.currency)}
        </Row>
      ))}
      {payment.order && (
        <Row title={t("events.fields.order")}>
          <OrderLink order={payment.order} />
        </Row>
      )}
      {NUMBERS.map((field) => {
        const value = payment[field];
        if (!value) return null;
        const title = t(`payments.fields.${field}`);
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
    </Container>
  );
}
