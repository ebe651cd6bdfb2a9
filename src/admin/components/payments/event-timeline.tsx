import { Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventDetails } from "../../../api/admin/payment-hub/contract";
import { useDateTime } from "../../lib/use-date-time";

/** What happened to an event, in that order; how often it was tried stands where its tries began. */
export function EventTimeline({ event }: { event: EventDetails }) {
  const { t } = useTranslation("paymentHub");
  const dateTime = useDateTime();
  const { occurred_at, received_at, tries, next_try_at, processed_at } = event;
  const steps: { name: string; time?: string | null; text?: string }[] = [
    { name: "occurred", time: occurred_at },
    { name: "received", time: received_at },
    tries > 0
      ? { name: "tried", text: t("events.timeline.times", { number: tries }) }
      : { name: "untried", text: "" },
    { name: "next", time: next_try_at },
    { name: "settled", time: processed_at },
  ];
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("events.timeline.title")}</Heading>
      </div>
      <ol className="flex flex-col gap-y-3 px-6 py-4" data-testid="timeline">
        {steps.map(({ name, time, text }) =>
          time || text !== undefined ? (
            <li key={name} className="grid grid-cols-2 items-center gap-x-4">
              <span className="flex items-center gap-x-3">
                <span
                  aria-hidden
                  className="bg-ui-tag-neutral-icon size-1.5 shrink-0 rounded-full"
                />
                <Text size="small" weight="plus" leading="compact" className="text-ui-fg-subtle">
                  {t(`events.timeline.${name}`)}
                </Text>
              </span>
              <Text size="small" leading="compact" className="text-ui-fg-subtle">
                {time ? <time dateTime={time}>{dateTime(time)}</time> : text}
              </Text>
            </li>
          ) : null,
        )}
      </ol>
    </Container>
  );
}
