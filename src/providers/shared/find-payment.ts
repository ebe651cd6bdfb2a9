import type { Gateway } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../operations/payment-id";

/**
 * The payment that Medusa speaks of. The session's id decides where Medusa gives it; session data
 * is only followed where Medusa gives nothing else, to a row of ours with an unguessable id, and
 * never believed for amount, account or environment.
 * @returns undefined when the session never began a payment with this gateway
 */
export async function findPayment(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  from: { data?: Record<string, unknown> | undefined; sessionId?: string | undefined },
): Promise<PaymentRow | undefined> {
  const id = from.data?.[PAYMENT_ID];
  const bySession = from.sessionId ? await hub.payments.bySession(from.sessionId) : undefined;
  const payment = bySession ?? (typeof id === "string" ? await hub.payments.find(id) : undefined);
  const isOther = from.sessionId && payment?.session_id && payment.session_id !== from.sessionId;
  return payment?.gateway === gateway.id && !isOther ? payment : undefined;
}
