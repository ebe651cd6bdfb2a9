import type { Gateway } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { accountsToAsk } from "../../operations/adopt-payment";
import { adoptSession, type AnySession } from "../../operations/adopt-session";
import type { ProviderContainer } from "./container";

/**
 * The payment of a session that another plugin began, which a shopper is paying or has paid.
 * @param data what Medusa keeps of the session
 * @param sessionId the session, where Medusa gives it
 */
export async function adoptInFlight(
  container: ProviderContainer,
  gateway: Gateway,
  data: Record<string, unknown>,
  sessionId: string | undefined,
): Promise<PaymentRow | undefined> {
  const hub = container.payment_hub;
  const reference = gateway.foreignReference(data);
  if (!reference) return undefined;
  const isAsked = (row: PaymentRow): boolean => !sessionId || row.session_id === sessionId;
  const known = await hub.payments.byReference(gateway.id, reference);
  if (known?.session_id) return isAsked(known) ? known : undefined;
  for (const account of await accountsToAsk(hub, gateway)) {
    const found = await hub.connect(account).connection.retrievePayment({ reference });
    if (!hasValue(found)) continue;
    const view = found.value;
    const adopted = await adoptSession(hub, gateway, { account, view }, async (id) =>
      !sessionId || id === sessionId ? readSession(container, id) : undefined,
    );
    if (adopted) return adopted;
  }
  return undefined;
}

async function readSession(
  { paymentSessionService }: ProviderContainer,
  id: string,
): Promise<AnySession | undefined> {
  const [session] = await paymentSessionService.list({ id }, { relations: ["payment"] });
  return session;
}
