import type { GatewayError } from "../gateways/errors";
import type { PaymentView } from "../gateways/gateway";
import { hasValue } from "../gateways/outcome";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { openPayment } from "./open-payment";

export type Reading =
  | { ok: true; payment: PaymentRow; view: PaymentView }
  | { ok: false; reason: "unavailable" | "mismatch"; error: GatewayError };

/**
 * What the gateway holds of a payment now, compared with what it was bound to, and written down.
 * An amount or currency that is not the payment's is believed for nothing.
 */
export async function readPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
): Promise<Reading> {
  const opened = await openPayment(hub, payment);
  if (!opened.ok) return { ok: false, reason: "unavailable", error: opened.error };
  const { connection, ref } = opened.open;
  const outcome = await connection.retrievePayment(ref);
  if (!hasValue(outcome)) return { ok: false, reason: "unavailable", error: outcome.error };
  const view = outcome.value;
  if (view.amount && !view.amount.equals(ref.amount)) {
    const message = `The gateway holds ${view.amount} where ${ref.amount} was asked for.`;
    return { ok: false, reason: "mismatch", error: mismatch(message) };
  }
  return { ok: true, payment: await hub.payments.record(payment, view), view };
}

function mismatch(message: string): GatewayError {
  return {
    code: "amount_mismatch",
    merchantMessage: `${message} Nothing was accepted; look at the payment at the gateway.`,
    shopperMessage: "The payment does not match the order. Please contact the shop.",
    retryable: false,
  };
}
