import { setTimeout as sleep } from "node:timers/promises";
import type { Gateway } from "../gateways/gateway";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";

/** Waits until the gateway takes another refund of this payment; the payment is ours meanwhile. */
export async function keepDistance(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  { refundSpacingMs }: Gateway,
): Promise<void> {
  if (refundSpacingMs === 0) return;
  const last = await hub.journal.lastFinished(payment.id, "refund");
  const since = last ? hub.clock.now().getTime() - last.getTime() : Infinity;
  if (since < refundSpacingMs) await sleep(refundSpacingMs - Math.max(since, 0));
}
