import { Button, Prompt, Text, toast } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useReplayDead, useStuckEvents } from "../../lib/use-events";
import { useReportError } from "../../lib/use-report-error";
import { ReplayPrompt } from "./replay-prompt";

/** How many events failed too often, and the way to have all of them applied again. */
export function DeadEvents() {
  const { t } = useTranslation("paymentHub");
  const stuck = useStuckEvents();
  const replay = useReplayDead();
  const reportError = useReportError();
  const id = useId();
  if (!stuck.data) return null;
  const number = stuck.data.dead;
  const start = () =>
    replay.mutate(undefined, {
      onSuccess: ({ replayed }) => toast.success(t("events.dead.replayed", { number: replayed })),
      onError: reportError,
    });
  return (
    <div
      className="flex flex-col items-start justify-between gap-3 px-6 py-4 sm:flex-row sm:items-center"
      data-testid="dead-events"
    >
      <div aria-live="polite">
        <Text size="small" weight="plus">
          {number > 0 ? t("events.dead.some", { number }) : t("events.dead.none")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty" id={id}>
          {t(number > 0 ? "events.dead.someHint" : "events.dead.noneHint")}
        </Text>
      </div>
      <Prompt variant="confirmation">
        <Prompt.Trigger asChild>
          <Button
            size="small"
            variant="secondary"
            className="shrink-0"
            aria-describedby={id}
            disabled={number === 0 || replay.isPending}
            isLoading={replay.isPending}
          >
            {t("events.dead.replay")}
          </Button>
        </Prompt.Trigger>
        <ReplayPrompt
          title={t("events.dead.title")}
          text={t("events.dead.text", { number })}
          confirm={t("events.replay")}
          onConfirm={start}
        />
      </Prompt>
    </div>
  );
}
