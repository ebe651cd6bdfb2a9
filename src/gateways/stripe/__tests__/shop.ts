import type Stripe from "stripe";
import { startStripeSimulator, type StripeSimulator } from "../../../simulators/stripe";
import { Money } from "../../../lib/money";
import { hasValue, type Outcome } from "../../outcome";
import type {
  AccountOptions,
  CreatePayment,
  GatewayConnection,
  OpenAccount,
  PaymentRef,
} from "../../gateway";
import { stripeGateway } from "..";
import { buildClient } from "../client";

export const NOTIFY_URL = "http://127.0.0.1:1/hooks/payment/stripe_stripe";
export const WEBHOOK_SECRET = "whsec_TestOfMedusaPaymentHub0001";

/** A shop with one sandbox account at a simulator of its own. */
export interface Shop {
  sim: StripeSimulator;
  stripe: GatewayConnection;
  begin(cents: bigint, changes?: Partial<CreatePayment>): Promise<PaymentRef>;
  /** The buyer's browser: confirms with a test payment method. */
  buyerPays(payment: PaymentRef, method?: string, threeDSecure?: string): Promise<void>;
  /** Begins a payment and has it paid. */
  paid(cents: bigint, changes?: Partial<CreatePayment>): Promise<PaymentRef>;
  /** What truly happened to the money. */
  ledger(payment: { reference: string }): LedgerPayment | undefined;
  /** The PaymentIntent as Stripe shows it to somebody else. */
  intent(payment: { reference: string }): Promise<Stripe.PaymentIntent>;
  /** What the dashboard, a bank or the passing of time does. */
  control(path: string, body?: unknown): Promise<void>;
}

type LedgerPayment = ReturnType<StripeSimulator["ledger"]>["payments"][number];

export async function openShop(options: AccountOptions = {}): Promise<Shop> {
  const sim = await startStripeSimulator();
  const account = accountOf(sim, {}, options);
  const stripe = stripeGateway.connect(account);
  const begin: Shop["begin"] = async (cents, changes) => {
    const request = order(cents, changes);
    const outcome = await stripe.createPayment(request);
    if (outcome.outcome !== "requires_action") throw new Error(JSON.stringify(outcome));
    const { reference } = outcome.value;
    return {
      reference,
      orderNumber: request.orderNumber,
      amount: request.amount,
      captureMethod: request.captureMethod,
      captures: [],
    };
  };
  const control: Shop["control"] = async (path, body = {}) => {
    const sent = { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${sim.url}/__sim/${path}`, sent);
    if (!response.ok) throw new Error(await response.text());
  };
  const buyerPays: Shop["buyerPays"] = (payment, method = "pm_card_visa", outcome) =>
    control(`payment_intents/${payment.reference}/pay`, {
      payment_method: method,
      ...(outcome && { three_d_secure: outcome }),
    });
  const paid: Shop["paid"] = async (cents, changes) => {
    const payment = await begin(cents, changes);
    await buyerPays(payment);
    return payment;
  };
  const ledger: Shop["ledger"] = ({ reference }) =>
    sim.ledger().payments.find((payment) => payment.payment_intent === reference);
  const other = buildClient(account);
  const intent: Shop["intent"] = ({ reference }) => other.paymentIntents.retrieve(reference);
  return { sim, stripe, begin, buyerPays, paid, ledger, intent, control };
}

export const usd = (cents: bigint): Money => Money.of(cents, "usd");

/** What an outcome holds, where the test expects one that holds something. */
export function view<T>(outcome: Outcome<T> | undefined): T {
  if (!outcome || !hasValue(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

export function accountOf(
  sim: StripeSimulator,
  fields: Record<string, string> = {},
  options: AccountOptions = {},
): OpenAccount {
  const { id, publishable_key, secret_key } = sim.account;
  return {
    id: "acc_1",
    environment: "sandbox",
    merchantId: id,
    fields: { publishable_key, secret_key, webhook_secret: WEBHOOK_SECRET, ...fields },
    options,
    endpoint: sim.url,
  };
}

let count = 0;

export function order(cents: bigint, changes: Partial<CreatePayment> = {}): CreatePayment {
  const orderNumber = `MPHTEST${++count}`;
  return {
    orderNumber,
    metadata: { session_id: `payses_${count}` },
    amount: Money.of(cents, "usd"),
    captureMethod: "automatic",
    description: "A test",
    input: {},
    notifyUrl: NOTIFY_URL,
    idempotencyKey: `${orderNumber}_create_1`,
    ...changes,
  };
}

/** A customer at Stripe with one saved card. */
export async function customerWithCard(
  { sim, stripe }: Shop,
  card = "pm_card_visa",
): Promise<{ reference: string; method: string }> {
  count += 1;
  const details = { customerId: `cus_${count}`, email: `buyer${count}@example.com` };
  const made = await stripe.customers?.create(details, `customer_${count}`);
  const { reference } = view(made);
  const client = buildClient(accountOf(sim));
  const options = { idempotencyKey: `attach_${count}` };
  const { id } = await client.paymentMethods.attach(card, { customer: reference }, options);
  return { reference, method: id };
}
