import { Button, Container, Heading, Prompt, Text, toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { EventDetails } from "../../../api/admin/payment-hub/contract";
import { useReplayEvent } from "../../lib/use-events";
import { useReportError } from "../../lib/use-report-error";
import { EventBadge } from "./event-badge";
import { EventNote } from "./event-note";
import { ReplayPrompt } from "./replay-prompt";

/** What an event says, what became of it, and where it is stuck the way to have it applied again. */
export function EventHeading({ event }: { event: EventDetails }) {
  const { t } = useTranslation("paymentHub");
  const replay = useReplayEvent(event.id);
  const reportError = useReportError();
  const isStuck = event.state === "quarantined" || event.state === "dead";
  const start = () =>
    replay.mutate(undefined, {
      onSuccess: () => toast.success(t("events.replayed")),
      onError: reportError,
    });
  return (
    <Container className="flex flex-col items-start justify-between gap-3 px-6 py-4 sm:flex-row">
      <div className="flex min-w-0 flex-col gap-y-2" aria-live="polite">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading className="font-mono text-base [overflow-wrap:anywhere]">{event.type}</Heading>
          <EventBadge state={event.state} />
        </div>
        {event.note && (
          <Text size="small" className="text-pretty [overflow-wrap:anywhere]">
            <EventNote note={event.note} />
          </Text>
        )}
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(`events.meanings.${event.state}`)}
        </Text>
      </div>
      {isStuck && (
        <Prompt variant="confirmation">
          <Prompt.Trigger asChild>
            <Button
              size="small"
              variant="secondary"
              className="shrink-0"
              disabled={replay.isPending}
              isLoading={replay.isPending}
            >
              {t("events.replay")}
            </Button>
          </Prompt.Trigger>
          <ReplayPrompt
            title={t("events.replayTitle")}
            text={t("events.replayText")}
            confirm={t("events.replay")}
            onConfirm={start}
          />
        </Prompt>
      )}
    </Container>
  );
}
