import type { PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { runOperation } from "../../operations/run-operation";
import { toMedusaError } from "./errors";

/** Releases what is not captured. */
export async function cancelAtGateway(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
): Promise<PaymentView> {
  const outcome = await runOperation(hub, payment, "cancel", (_, { connection, ref }) => ({
    send: (key) => connection.cancelPayment(ref, key),
  }));
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "merchant");
  await hub.payments.record(payment, outcome.value);
  return outcome.value;
}
