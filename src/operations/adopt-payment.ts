import { generateEntityId } from "@medusajs/framework/utils";
import type { Gateway, PaymentView } from "../gateways/gateway";
import { hasValue } from "../gateways/outcome";
import { orderNumber } from "../lib/ids";
import type { Money } from "../lib/money";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { AccountRow, PaymentRow } from "../modules/payment_hub/store/rows";

/**
 * Takes on a payment that another plugin made (`@medusajs/payment-stripe`), so that it can be
 * captured, canceled and refunded from here. The account is the one that knows its reference: asked
 * one after the other, those that take payments now first.
 * @param data what Medusa keeps of the payment, never what a shopper sent
 * @returns undefined when none of our accounts knows it
 */
export async function adoptPayment(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  data: Record<string, unknown>,
  sessionId: string | undefined,
): Promise<PaymentRow | undefined> {
  const reference = gateway.foreignReference(data);
  if (!reference) return undefined;
  const known = await hub.payments.byReference(gateway.id, reference);
  if (known) return sessionId ? hub.payments.fillSession(known, sessionId) : known;
  for (const account of await accountsToAsk(hub, gateway)) {
    const adopted = await adoptFrom(hub, account, reference, sessionId);
    if (adopted) return adopted;
  }
  return undefined;
}

/** Those that take payments now first. */
export async function accountsToAsk(
  hub: PaymentHubModuleService,
  gateway: Gateway,
): Promise<AccountRow[]> {
  const readable = (await hub.accounts.list(gateway.id)).filter((row) =>
    hub.accounts.isReadable(row),
  );
  const isCurrent = ({ status }: AccountRow): boolean => status === "current";
  return [...readable.filter(isCurrent), ...readable.filter((row) => !isCurrent(row))];
}

async function adoptFrom(
  hub: PaymentHubModuleService,
  account: AccountRow,
  reference: string,
  sessionId: string | undefined,
): Promise<PaymentRow | undefined> {
  const { connection } = hub.connect(account);
  const outcome = await connection.retrievePayment({ reference });
  if (!hasValue(outcome) || !outcome.value.amount) return undefined;
  const { amount } = outcome.value;
  return writeAdopted(hub, account, outcome.value, { sessionId, amount, cutOff: "0" });
}

/** What an adopted payment is bound to from now on. */
export interface Binding {
  sessionId: string | undefined;
  amount: Money;
  cutOff: string;
}

/** Writes down a payment that was found at the gateway. */
export function writeAdopted(
  hub: PaymentHubModuleService,
  account: AccountRow,
  { reference, captured, status, sessionData }: PaymentView,
  { sessionId, amount, cutOff }: Binding,
): Promise<PaymentRow> {
  return hub.payments.adopt({
    id: generateEntityId(undefined, "phpay"),
    session_id: sessionId ?? null,
    gateway: account.gateway,
    environment: account.environment,
    account_id: account.id,
    order_number: orderNumber(hub.clock.now()),
    reference,
    currency: amount.currency,
    amount: String(amount.minor),
    cut_off: cutOff,
    capture_method: sessionData.capture_method === "manual" ? "manual" : "automatic",
    status,
    captured: String(captured?.minor ?? 0n),
  });
}
