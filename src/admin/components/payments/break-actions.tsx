import { Button, Hint, toast, usePrompt } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BreakView } from "../../../api/admin/payment-hub/contract";
import { resolveErrorText, type BreakText } from "../../lib/break-text";
import { useResolveBreak, type ResolveBody } from "../../lib/use-breaks";
import { DismissDialog } from "./dismiss-dialog";
import { ServerWords } from "./server-words";

interface BreakActionsProps {
  row: BreakView;
  text: BreakText;
  /** What tells the buttons of one entry from those of the others. */
  describedBy: string;
  onDone: () => void;
}

export function BreakActions({ row, text, describedBy, onDone }: BreakActionsProps) {
  const { t } = useTranslation("paymentHub");
  const [isDismissing, setDismissing] = useState(false);
  const resolve = useResolveBreak(row.id);
  const prompt = usePrompt();
  const running = resolve.isPending ? resolve.variables.action : undefined;

  const send = (body: ResolveBody, done: string) =>
    resolve.mutate(body, {
      onSuccess: () => {
        toast.success(done);
        onDone();
      },
    });
  const giveBack = async () => {
    const sure = await prompt({
      title: text.amount
        ? t("breaks.giveBackTitle", { amount: text.amount })
        : t("breaks.giveBackTitleAny"),
      description: `${text.message} ${t("breaks.giveBackText")}`,
      confirmText: t("breaks.giveBack"),
      cancelText: t("form.cancel"),
    });
    if (sure) send({ action: "give_back" }, t("breaks.givenBack"));
  };

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap gap-2">
        {row.can_give_back && (
          <Button
            size="small"
            variant="secondary"
            aria-describedby={describedBy}
            disabled={resolve.isPending}
            isLoading={running === "give_back"}
            onClick={() => void giveBack()}
          >
            {t("breaks.giveBack")}
          </Button>
        )}
        <Button
          size="small"
          variant="secondary"
          aria-describedby={describedBy}
          disabled={resolve.isPending}
          isLoading={running === "dismiss"}
          onClick={() => setDismissing(true)}
        >
          {t("breaks.dismiss")}
        </Button>
      </div>
      {resolve.error && (
        <Hint variant="error" role="alert">
          <span>
            <ServerWords text={resolveErrorText(t, row, resolve.error)} />
          </span>
        </Hint>
      )}
      <DismissDialog
        isOpen={isDismissing}
        holdsMoney={row.can_give_back}
        message={text.message}
        onClose={() => setDismissing(false)}
        onDismiss={(note) =>
          send({ action: "dismiss", ...(note && { note }) }, t("breaks.dismissed"))
        }
      />
    </div>
  );
}
