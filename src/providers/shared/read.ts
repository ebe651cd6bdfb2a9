import type { PaymentView } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { notAllowed, toMedusaError, type Reader } from "./errors";

/**
 * What the gateway holds of a payment now, compared with what it was bound to and written down.
 * @throws MedusaError when the gateway cannot say, or when amount or currency are not the payment's
 */
export async function readPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  reader: Reader,
): Promise<[PaymentRow, PaymentView]> {
  const { connection, ref } = await hub.connectPayment(payment);
  const outcome = await connection.retrievePayment(ref);
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, reader);
  const view = outcome.value;
  if (view.amount && !view.amount.equals(ref.amount)) {
    throw notAllowed(
      `The gateway holds ${view.amount} where ${ref.amount} was asked for. Nothing was accepted.`,
      "amount_mismatch",
    );
  }
  return [await hub.payments.record(payment, view), view];
}
