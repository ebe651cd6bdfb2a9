import { toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import { useUpdateGateway } from "../../lib/use-gateways";
import { useReportError } from "../../lib/use-report-error";
import { Choice } from "./choice";

export function CaptureChoice({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const update = useUpdateGateway(gateway.id);
  const reportError = useReportError();
  return (
    <Choice
      title={t("general.capture")}
      value={gateway.capture_method}
      disabled={update.isPending}
      onChange={(capture_method) =>
        update.mutate(
          { capture_method },
          { onSuccess: () => toast.success(t("general.saved")), onError: reportError },
        )
      }
      options={[
        {
          value: "automatic",
          label: t("general.automatic"),
          description: t("general.automaticText"),
        },
        {
          value: "manual",
          label: t("general.manual"),
          description: t(`general.manualText.${gateway.id}`, { defaultValue: "" }),
        },
      ]}
    />
  );
}
