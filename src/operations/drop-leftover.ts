import type { PaymentView } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { cancelPayment } from "./cancel-payment";

/**
 * Cancels what the gateway keeps of a refused payment, where it keeps something, so that nobody pays
 * it later. Should that fail, the watch closes it like anything else that is not wanted any more.
 */
export async function dropLeftover(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  outcome: Outcome<PaymentView>,
): Promise<void> {
  if (!("left" in outcome) || !outcome.left) return;
  await hub.payments.setReference(payment.id, outcome.left);
  await hub.payments.supersede(payment.id);
  await cancelPayment(hub, payment);
}
