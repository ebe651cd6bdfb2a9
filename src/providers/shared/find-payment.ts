import type { Gateway } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { invalid } from "./errors";

/** The name under which our own row's id stands in session data. */
export const PAYMENT_ID = "hub_payment_id";

/**
 * The payment that Medusa speaks of. The session's id decides where Medusa gives it; session data
 * is only followed where Medusa gives nothing else, to a row of ours with an unguessable id, and
 * never believed for amount, account or environment.
 * @returns undefined when the session never began a payment with us
 * @throws MedusaError INVALID_DATA when the data points at another session's payment
 */
export async function findPayment(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  from: { data?: Record<string, unknown>; sessionId?: string },
): Promise<PaymentRow | undefined> {
  if (from.sessionId) return hub.payments.bySession(from.sessionId);
  const id = from.data?.[PAYMENT_ID];
  if (typeof id !== "string") return undefined;
  const payment = await hub.payments.find(id);
  if (payment && payment.gateway !== gateway.id) {
    throw invalid(`payment ${id} belongs to another gateway`);
  }
  return payment;
}
