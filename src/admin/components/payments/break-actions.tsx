import { Button, Hint, Prompt, toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { BreakView } from "../../../api/admin/payment-hub/contract";
import { ApiError } from "../../lib/api";
import { resolveErrorText, type BreakText } from "../../lib/break-text";
import { useReportError } from "../../lib/use-report-error";
import { useResolveBreak } from "../../lib/use-breaks";
import { DismissPrompt } from "./dismiss-prompt";
import { GiveBackPrompt } from "./give-back-prompt";
import { ServerWords } from "./server-words";

interface BreakActionsProps {
  row: BreakView;
  text: BreakText;
  /** What tells the buttons of one entry from those of the others. */
  describedBy: string;
  onDone: () => void;
}

/** Each button is its prompt's trigger, so that the focus comes back to it (`usePrompt` loses it). */
export function BreakActions({ row, text, describedBy, onDone }: BreakActionsProps) {
  const { t } = useTranslation("paymentHub");
  const reportError = useReportError();
  const resolve = useResolveBreak(row.id, {
    onSuccess: (action, isOpen) => {
      if (isOpen) return toast.info(t("breaks.givingBack"));
      toast.success(t(action === "give_back" ? "breaks.givenBack" : "breaks.dismissed"));
      onDone();
    },
    // Somebody else was faster: the entry, where it would be said, is about to go.
    onError: (error) => isGone(error) && reportError(error),
  });
  const button = {
    size: "small",
    variant: "secondary",
    "aria-describedby": describedBy,
    disabled: resolve.isPending,
  } as const;
  const running = resolve.isPending ? resolve.variables.action : undefined;

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap gap-2">
        {row.can_give_back && (
          <Prompt>
            <Prompt.Trigger asChild>
              <Button {...button} isLoading={running === "give_back"}>
                {t("breaks.giveBack")}
              </Button>
            </Prompt.Trigger>
            <GiveBackPrompt
              text={text}
              mayBeOrdered={row.may_be_ordered}
              onConfirm={() =>
                resolve.mutate({
                  action: "give_back",
                  ...(row.may_be_ordered && { although_ordered: true }),
                })
              }
            />
          </Prompt>
        )}
        <Prompt variant="confirmation">
          <Prompt.Trigger asChild>
            <Button {...button} isLoading={running === "dismiss"}>
              {t("breaks.dismiss")}
            </Button>
          </Prompt.Trigger>
          <DismissPrompt
            message={text.message}
            holdsMoney={row.can_give_back}
            onConfirm={(note) => resolve.mutate({ action: "dismiss", ...(note && { note }) })}
          />
        </Prompt>
      </div>
      {resolve.error && (
        <Hint variant="error" role="alert">
          {/* One child: Hint lays its children out in a grid. */}
          <span>
            <ServerWords text={resolveErrorText(t, row, resolve.error)} />
          </span>
        </Hint>
      )}
    </div>
  );
}

function isGone(error: Error): boolean {
  return error instanceof ApiError && error.code === "break_resolved";
}
