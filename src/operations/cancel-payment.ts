import type { PaymentView } from "../gateways/gateway";
import type { Outcome } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { runOperation } from "./run-operation";

/** Releases what is not captured. */
export function cancelPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
): Promise<Outcome<PaymentView>> {
  return runOperation(hub, payment, "cancel", (_, { connection, ref }) => ({
    send: ({ idempotency_key }) => connection.cancelPayment(ref, idempotency_key),
  }));
}
