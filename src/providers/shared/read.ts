import type { PaymentView } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { readPayment } from "../../operations/read-payment";
import { toMedusaError, type Reader } from "./errors";

/** @throws MedusaError when the gateway cannot say, or holds another amount than was asked for */
export async function readOrThrow(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
  reader: Reader,
): Promise<[PaymentRow, PaymentView]> {
  const reading = await readPayment(hub, payment);
  if (!reading.ok) throw toMedusaError(reading.error, reader);
  return [reading.payment, reading.view];
}
