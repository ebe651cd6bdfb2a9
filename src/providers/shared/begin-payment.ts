import type { InitiatePaymentInput } from "@medusajs/framework/types";
import type {
  CaptureMethod,
  CreatePayment,
  Gateway,
  GatewayConnection,
  PaymentView,
  SessionInput,
} from "../../gateways/gateway";
import { hasValue, type Outcome } from "../../gateways/outcome";
import { entityId, orderNumber } from "../../lib/ids";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AccountRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import type { Creation } from "../../modules/payment_hub/store/creations";
import { dropLeftover } from "../../operations/drop-leftover";
import { activeAccount } from "./active-account";
import { checkReturnUrl } from "./addresses";
import { chargeOf } from "./charge";
import type { ProviderContainer } from "./container";
import { ensureCustomer, isCustomerMissing, replaceCustomer } from "./customers";
import { invalid, notAllowed, toMedusaError } from "./errors";
import { asChargeOutcome, chargeIn, notKnownYet, useCharge } from "./off-session";
import { requireCurrency, type Offer } from "./offer";

export interface BegunPayment {
  payment: PaymentRow;
  view: PaymentView;
}

type BeginInput = Pick<InitiatePaymentInput, "amount" | "currency_code" | "data" | "context"> & {
  sessionId: string;
};

/**
 * Begins a payment for a session: binds it to the account that is active now, writes it down, and
 * tells the gateway.
 * @throws MedusaError with the message for whoever asks, a shopper or the merchant, when it cannot
 * begin; the session is then dropped
 */
export async function beginPayment(
  container: ProviderContainer,
  offer: Offer,
  input: BeginInput,
): Promise<BegunPayment> {
  const { payment_hub: hub } = container;
  const { gateway } = offer;
  requireCurrency(offer, input.currency_code);
  const { money, cutOff } = chargeOf(gateway, input);
  const sessionInput = readSessionInput(container, gateway, input.data ?? {});
  const active = await activeAccount(hub, gateway);
  const notifyUrl = requireNotifyUrl(gateway, active.notifyUrl);
  const { account } = active;
  const captureMethod = offer.only ? "automatic" : active.captureMethod;

  const { connection } = hub.connect(account);
  const customer = input.context?.customer;
  const charge = chargeIn(input.context);
  const reader = charge ? "merchant" : "shopper";
  const customerReference = customer && (await ensureCustomer(hub, account, customer, reader));
  const now = hub.clock.now();
  const number = orderNumber(now);
  const bound = {
    id: entityId("phpay", now),
    session_id: input.sessionId,
    order_number: number,
    currency: money.currency,
    amount: String(money.minor),
    cut_off: cutOff,
    ...boundTo(gateway, account, captureMethod),
  };
  if (charge) await useCharge(hub, charge, bound.id, sessionInput.payment_method);
  const { cartId, ...creation } = await hub.creations.begin(bound, now, {
    movesMoney: charge !== undefined,
    lookInSeconds: gateway.firstLookMs / 1000,
  });
  const words = {
    metadata: { session_id: input.sessionId, ...(cartId && { cart_id: cartId }) },
    description: `Order ${number}`,
    input: sessionInput,
    notifyUrl,
    ...(offer.only && { methods: [offer.only.method] }),
    ...(sessionInput.return_url && { returnUrl: sessionInput.return_url }),
    ...(customerReference && { customerReference }),
  };
  const request: CreatePayment = {
    ...words,
    orderNumber: number,
    amount: money,
    captureMethod,
    idempotencyKey: creation.attempt.idempotency_key,
  };
  if (charge) {
    await hub.charges.setRequest(charge, words);
    const outcome = await connection.createPayment({ ...request, offSession: true });
    return finishCharge(hub, creation, asChargeOutcome(outcome));
  }
  const create = (changes: Partial<CreatePayment> = {}): Promise<Outcome<PaymentView>> =>
    connection.createPayment({ ...request, ...changes });
  const outcome = await create();
  if (customer && isCustomerMissing(outcome)) {
    return createForNewCustomer(container, account, customer, { creation, create, outcome });
  }
  const payment = await hub.creations.finish(creation, outcome, hub.clock.now());
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "shopper");
  return { payment, view: outcome.value };
}

/** A merchant waits for this, and the money has moved, or may have. */
async function finishCharge(
  hub: PaymentHubModuleService,
  creation: Creation,
  outcome: Outcome<PaymentView>,
): Promise<BegunPayment> {
  const payment = await hub.creations.finish(creation, outcome, hub.clock.now());
  if (hasValue(outcome)) return { payment, view: outcome.value };
  if (outcome.outcome === "unknown") return { payment, view: notKnownYet(payment) };
  await dropLeftover(hub, payment, outcome);
  throw toMedusaError(outcome.error, "merchant");
}

/** The customer was deleted at the gateway: another one is made, and the payment tried once more. */
async function createForNewCustomer(
  { payment_hub: hub }: ProviderContainer,
  account: AccountRow,
  customer: NonNullable<NonNullable<BeginInput["context"]>["customer"]>,
  refused: {
    creation: Creation;
    create: (changes: Partial<CreatePayment>) => ReturnType<GatewayConnection["createPayment"]>;
    outcome: Outcome<PaymentView>;
  },
): Promise<BegunPayment> {
  const { creation, create } = refused;
  const payment = await hub.creations.finish(creation, refused.outcome, hub.clock.now());
  const customerReference = await replaceCustomer(hub, account, customer);
  const again = await hub.journal.begin({ payment, operation: "create", now: hub.clock.now() });
  if (!again.attempt) throw new Error(`payment ${payment.id} was begun before`);
  const { attempt } = again;
  const outcome = await create({
    idempotencyKey: attempt.idempotency_key,
    ...(customerReference && { customerReference }),
  });
  const begun = await hub.creations.finish({ payment, attempt }, outcome, hub.clock.now());
  if (!hasValue(outcome)) throw toMedusaError(outcome.error, "shopper");
  return { payment: begun, view: outcome.value };
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

function requireNotifyUrl(gateway: Gateway, notifyUrl: string | undefined): string {
  if (!notifyUrl && gateway.notifiesPerPayment) {
    throw notAllowed(
      "This payment method is not available: the store's public address is not set.",
      "public_address_missing",
    );
  }
  return notifyUrl ?? "";
}

/** What stays with a payment to its end, whatever the switches say by then. */
function boundTo(gateway: Gateway, account: AccountRow, capture_method: CaptureMethod) {
  return {
    gateway: gateway.id,
    environment: account.environment,
    account_id: account.id,
    capture_method,
  };
}
