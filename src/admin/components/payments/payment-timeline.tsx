import { Container, Heading, Text } from "@medusajs/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { PaymentDetails, PaymentStep } from "../../../api/admin/payment-hub/contract";
import { useAmount } from "../../lib/use-amount";
import { useDateTime } from "../../lib/use-date-time";

type Amount = (decimal: string) => string;

/** What happened to a payment, in that order. */
export function PaymentTimeline({
  timeline,
  currency,
}: Pick<PaymentDetails, "timeline" | "currency">) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const dateTime = useDateTime();
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("events.timeline.title")}</Heading>
      </div>
      <ol className="flex flex-col gap-y-3 px-6 py-4" data-testid="timeline">
        {timeline.map((step, index) => (
          <li key={index} className="grid grid-cols-1 gap-x-4 gap-y-0.5 sm:grid-cols-2">
            <Text size="small" leading="compact" className="[overflow-wrap:anywhere]">
              <StepText
                step={step}
                text={stepText(t, (decimal) => amount(decimal, currency), step)}
              />
            </Text>
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              <time dateTime={step.at}>{dateTime(step.at)}</time>
            </Text>
          </li>
        ))}
      </ol>
    </Container>
  );
}

function StepText({ step, text }: { step: PaymentStep; text: string }) {
  if (step.kind !== "event") return text;
  return (
    <Link
      to={`/settings/payments/events/${step.id}`}
      className="text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm outline-none"
    >
      {text}
    </Link>
  );
}

function stepText(t: TFunction, amount: Amount, step: PaymentStep): string {
  switch (step.kind) {
    case "begun":
    case "superseded":
      return t(`payments.steps.${step.kind}`);
    case "attempt": {
      const operation = t(`payments.operations.${step.operation}`);
      const what = step.amount ? `${operation} · ${amount(step.amount)}` : operation;
      return `${what} · ${t(`payments.outcomes.${step.outcome}`)}`;
    }
    case "refund":
      return `${t("order.refund", { amount: amount(step.amount) })} · ${t(`order.refundStatuses.${step.status}`)}`;
    case "dispute_opened":
      return t("order.dispute", { amount: amount(step.amount) });
    case "dispute_closed":
      return t("payments.steps.dispute_closed", {
        status: t(`order.disputeStatuses.${step.status}`),
      });
    case "fraud_warning":
      return t("order.fraudWarning");
    case "event":
      return t("payments.steps.event", { type: step.type });
  }
}
