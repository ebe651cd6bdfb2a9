import type { PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { cancelPayment } from "../../operations/cancel-payment";
import { toMedusaError } from "./errors";

/** Releases what is not captured, because a merchant wants it. */
export async function cancelAtGateway(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  medusaId: string,
): Promise<PaymentView> {
  const outcome = await cancelPayment(hub, payment, medusaId);
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  // What a person was to see of it is dealt with by that.
  await hub.breaks.resolve("authorization_lost", payment.id, "canceled in Medusa");
  return outcome.value;
}
