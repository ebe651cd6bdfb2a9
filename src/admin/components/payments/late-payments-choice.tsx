import { toast } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import type { GatewayView } from "../../../api/admin/payment-hub/contract";
import { useUpdateGateway } from "../../lib/use-gateways";
import { useReportError } from "../../lib/use-report-error";
import { Choice } from "./choice";

/** What becomes of money that comes when there is nothing left to be paid. */
export function LatePaymentsChoice({ gateway }: { gateway: GatewayView }) {
  const { t } = useTranslation("paymentHub");
  const update = useUpdateGateway(gateway.id);
  const reportError = useReportError();
  return (
    <Choice
      title={t("general.late")}
      hint={t("general.lateHint")}
      value={gateway.late_payments}
      disabled={update.isPending}
      onChange={(late_payments) =>
        update.mutate(
          { late_payments },
          { onSuccess: () => toast.success(t("general.saved")), onError: reportError },
        )
      }
      options={[
        {
          value: "refund",
          label: t("general.lateRefund"),
          description: t("general.lateRefundText"),
        },
        { value: "hold", label: t("general.lateHold"), description: t("general.lateHoldText") },
      ]}
    />
  );
}
