import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { tellOfFailed } from "../gateway-refunds/tell-of-failed";

/** A refund of ours that the gateway had taken has failed. */
export async function tellOfFailedRefund(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<void> {
  if (attempt.operation !== "refund" || attempt.outcome === "succeeded") return;
  const refund = await hub.refunds.byNumber(attempt.idempotency_key);
  if (refund?.status === "failed") await tellOfFailed(hub, payment, refund);
}
