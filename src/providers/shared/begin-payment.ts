import type { InitiatePaymentInput, PaymentCustomerDTO } from "@medusajs/framework/types";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Gateway, PaymentView, SessionInput } from "../../gateways/gateway";
import { hasValue } from "../../gateways/outcome";
import { orderNumber } from "../../lib/ids";
import type { Money } from "../../lib/money";
import type { AccountRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { checkReturnUrl } from "./addresses";
import { chargeOf } from "./charge";
import type { ProviderContainer } from "./container";
import { ensureCustomer } from "./customers";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { activeAccount } from "./active-account";

export interface BegunPayment {
  payment: PaymentRow;
  view: PaymentView;
}

/**
 * Begins a payment for a session: binds it to the account that is active now, writes it down, and
 * tells the gateway.
 * @throws MedusaError with the shopper's message when it cannot begin; the session is then dropped
 */
export async function beginPayment(
  container: ProviderContainer,
  gateway: Gateway,
  input: Pick<InitiatePaymentInput, "amount" | "currency_code" | "data" | "context"> & {
    sessionId: string;
  },
): Promise<BegunPayment> {
  const hub = container.payment_hub;
  const charge = chargeOf(gateway, input);
  const sessionInput = readSessionInput(container, gateway, input.data ?? {});
  const { account, captureMethod } = await activeAccount(hub, gateway);
  const notifyUrl = requireNotifyUrl(container, gateway);

  const { connection } = hub.connect(account);
  const customerReference = await customerOf(container, account, input.context?.customer);
  const payment = await bind(container, gateway, account, {
    sessionId: input.sessionId,
    money: charge.money,
    cutOff: charge.cutOff,
    captureMethod,
  });
  // The row is new, so nothing can stand in the way of its first attempt.
  const { attempt } = await hub.journal.begin({
    payment,
    operation: "create",
    amount: charge.money,
    now: hub.clock.now(),
  });
  if (!attempt) throw new Error(`payment ${payment.id} was begun before`);
  const outcome = await connection.createPayment({
    orderNumber: payment.order_number,
    metadata: { session_id: input.sessionId },
    amount: charge.money,
    captureMethod,
    description: `Order ${payment.order_number}`,
    input: sessionInput,
    notifyUrl,
    ...(sessionInput.return_url && { returnUrl: sessionInput.return_url }),
    ...(customerReference && { customerReference }),
    idempotencyKey: attempt.idempotency_key,
  });
  await hub.journal.finish(attempt, outcome, hub.clock.now());
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "shopper");
  return { payment: await hub.payments.record(payment, outcome.value), view: outcome.value };
}

function readSessionInput(
  container: ProviderContainer,
  gateway: Gateway,
  data: Record<string, unknown>,
): SessionInput {
  const parsed = gateway.parseSessionInput(data);
  if (!parsed.ok) throw invalid(parsed.problem);
  if (parsed.input.return_url) {
    const { return_origins } = container.payment_hub.hubOptions;
    checkReturnUrl(parsed.input.return_url, return_origins, container.configModule);
  }
  return parsed.input;
}

function requireNotifyUrl(container: ProviderContainer, gateway: Gateway): string {
  const notifyUrl = container.payment_hub.notifyUrl(gateway);
  if (!notifyUrl && gateway.notifiesPerPayment) {
    throw notAllowed(
      "This payment method is not available: the store's public address is not set.",
      "public_address_missing",
    );
  }
  return notifyUrl ?? "";
}

async function customerOf(
  container: ProviderContainer,
  account: AccountRow,
  customer: PaymentCustomerDTO | undefined,
): Promise<string | undefined> {
  return customer && ensureCustomer(container.payment_hub, account, customer);
}

async function bind(
  { payment_hub: hub }: ProviderContainer,
  gateway: Gateway,
  account: AccountRow,
  bound: { sessionId: string; money: Money; cutOff: string; captureMethod: "automatic" | "manual" },
): Promise<PaymentRow> {
  return hub.payments.insert({
    id: generateEntityId(undefined, "phpay"),
    session_id: bound.sessionId,
    gateway: gateway.id,
    environment: account.environment,
    account_id: account.id,
    order_number: orderNumber(hub.clock.now()),
    currency: bound.money.currency,
    amount: String(bound.money.minor),
    cut_off: bound.cutOff,
    capture_method: bound.captureMethod,
  });
}
