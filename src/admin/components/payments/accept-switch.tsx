import { Label, Switch, Text, toast, usePrompt } from "@medusajs/ui";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import { useGatewayInText } from "../../lib/use-gateway-name";
import { useUpdateGateway } from "../../lib/use-gateways";
import { useReportError } from "../../lib/use-report-error";

export function AcceptSwitch({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const name = useGatewayInText()(gateway.id);
  const update = useUpdateGateway(gateway.id);
  const reportError = useReportError();
  const prompt = usePrompt();
  const id = useId();

  const change = async (enabled: boolean) => {
    if (!enabled && gateway.active_environment === "live") {
      const sure = await prompt({
        title: t("general.turnOffTitle", { gateway: name }),
        description: t("general.turnOffText"),
        confirmText: t("general.turnOff"),
        cancelText: t("form.cancel"),
      });
      if (!sure) return;
    }
    update.mutate(
      { enabled },
      { onSuccess: () => toast.success(t("general.saved")), onError: reportError },
    );
  };

  return (
    <div className="flex items-start justify-between gap-x-4 px-6 py-4">
      <div>
        <Label htmlFor={id} size="small" weight="plus">
          {t("general.accept", { gateway: name })}
        </Label>
        <Text size="small" className="text-ui-fg-subtle" id={`${id}-hint`}>
          {t("general.acceptHint")}{" "}
          <Link
            to="/settings/regions"
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus whitespace-nowrap rounded-sm outline-none"
          >
            {t("general.regions")}
          </Link>
        </Text>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-hint`}
        dir="ltr"
        className="shrink-0"
        checked={update.isPending ? (update.variables.enabled ?? false) : gateway.enabled}
        disabled={update.isPending}
        onCheckedChange={(enabled) => void change(enabled)}
      />
    </div>
  );
}
