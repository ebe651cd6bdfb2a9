import type { Gateway, PaymentView } from "../gateways/gateway";
import { providerIds } from "../gateways/registry";
import { currencyCode, decimalString } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { AccountRow, PaymentRow } from "../modules/payment_hub/store/rows";
import { writeAdopted, type Binding } from "./adopt-payment";

/** A payment session as Medusa has it, whoever began its payment. */
export interface AnySession {
  id: string;
  provider_id: string;
  data: Record<string, unknown> | null;
  raw_amount: { value: string };
  currency_code: string;
  /** Medusa's payment, once it is authorized. */
  payment?: { id: string } | null;
}

/**
 * Takes on a payment that another plugin (`@medusajs/payment-stripe`) began for a session, and that was
 * under way when this one took its place. Session and payment must name each other: what the session
 * says alone could be a shopper's word, what the payment says another store's.
 * @param view what the gateway has just said of the payment
 * @returns undefined when it was not made for a session of this store
 */
export async function adoptSession(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  { account, view }: { account: AccountRow; view: PaymentView },
  readSession: (id: string) => Promise<AnySession | undefined>,
): Promise<PaymentRow | undefined> {
  const session = view.madeFor ? await readSession(view.madeFor) : undefined;
  if (!session || !providerIds(gateway).includes(session.provider_id)) return undefined;
  if (gateway.foreignReference(session.data ?? {}) !== view.reference) return undefined;
  const known = await hub.payments.byReference(gateway.id, view.reference);
  if (known) return hub.payments.fillSession(known, session.id);
  if (await hub.payments.bySession(session.id)) return undefined;
  const binding = bindingOf(gateway, session, view);
  return binding && writeAdopted(hub, account, view, binding);
}

/**
 * A payment that Medusa has taken is the order's already, as it is; one that is still to pay for
 * something must be of the amount that is asked for.
 */
function bindingOf(gateway: Gateway, session: AnySession, view: PaymentView): Binding | undefined {
  const { id: sessionId, raw_amount, currency_code } = session;
  if (session.payment) return view.amount && { sessionId, amount: view.amount, cutOff: "0" };
  const total = decimalString(raw_amount.value);
  const asked = gateway.amounts.toGateway(total, currencyCode(currency_code));
  return asked.ok ? { sessionId, amount: asked.money, cutOff: asked.cutOff } : undefined;
}
