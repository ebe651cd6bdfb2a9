import { Button, Container, Heading, Hint, Prompt, toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { PaymentDetails } from "../../../api/admin/payment-hub/contract";
import { ApiError } from "../../lib/api";
import { errorText } from "../../lib/server-text";
import { useAmount } from "../../lib/use-amount";
import { useActOnPayment, type PaymentRequest } from "../../lib/use-payments";
import { PaymentBadge } from "./payment-badge";
import { PaymentPrompt } from "./payment-prompt";

const MOVES = ["capture", "refund", "cancel"] as const;

/** How much a payment is, where it stands, and what can be done to it. */
export function PaymentHeading({ payment }: { payment: PaymentDetails }) {
  const { t } = useTranslation("paymentHub");
  const amount = useAmount();
  const act = useActOnPayment(payment.id);
  const running = act.isPending ? act.variables.what : undefined;
  const start = (request: PaymentRequest) =>
    act.mutate(request, { onSuccess: () => toast.success(t(`payments.done.${request.what}`)) });
  const most = { capture: payment.capturable, refund: payment.refundable, cancel: undefined };
  const button = { size: "small", variant: "secondary", disabled: act.isPending } as const;
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-col items-start justify-between gap-3 sm:flex-row">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
          <Heading>{amount(payment.amount, payment.currency)}</Heading>
          <PaymentBadge status={payment.status} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            {...button}
            isLoading={running === "query"}
            onClick={() => start({ what: "query" })}
          >
            {t("payments.actions.query")}
          </Button>
          {MOVES.filter((what) => payment.may[what]).map((what) => (
            <Prompt key={what} variant={what === "capture" ? "confirmation" : "danger"}>
              <Prompt.Trigger asChild>
                <Button {...button} isLoading={running === what}>
                  {t(`payments.actions.${what}`)}
                </Button>
              </Prompt.Trigger>
              <PaymentPrompt
                what={what}
                most={most[what]}
                currency={payment.currency}
                onConfirm={(part) =>
                  start({
                    what,
                    ...(part && { amount: part }),
                    ...(what === "refund" && { refunded_so_far: payment.refunded }),
                  })
                }
              />
            </Prompt>
          ))}
        </div>
      </div>
      {act.error && (
        <Hint variant="error" role="alert">
          {/* One child: Hint lays its children out in a grid. */}
          <span>
            {act.error instanceof ApiError ? errorText(t, act.error) : t("errors.unknown")}
          </span>
        </Hint>
      )}
    </Container>
  );
}
