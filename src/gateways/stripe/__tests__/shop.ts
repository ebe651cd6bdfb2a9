import { startStripeSimulator, type StripeSimulator } from "../../../simulators/stripe";
import { Money } from "../../../lib/money";
import type { CreatePayment, GatewayConnection, OpenAccount, PaymentRef } from "../../gateway";
import { stripeGateway } from "..";

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
}

export async function openShop(): Promise<Shop> {
  const sim = await startStripeSimulator();
  const stripe = stripeGateway.connect(accountOf(sim));
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
  const buyerPays: Shop["buyerPays"] = async (payment, method = "pm_card_visa", outcome) => {
    const response = await fetch(`${sim.url}/__sim/payment_intents/${payment.reference}/pay`, {
      method: "POST",
      body: JSON.stringify({ payment_method: method, ...(outcome && { three_d_secure: outcome }) }),
    });
    if (response.status >= 500) throw new Error(await response.text());
  };
  const paid: Shop["paid"] = async (cents, changes) => {
    const payment = await begin(cents, changes);
    await buyerPays(payment);
    return payment;
  };
  return { sim, stripe, begin, buyerPays, paid };
}

export function accountOf(sim: StripeSimulator, fields: Record<string, string> = {}): OpenAccount {
  const { id, publishable_key, secret_key } = sim.account;
  return {
    id: "acc_1",
    environment: "sandbox",
    merchantId: id,
    fields: { publishable_key, secret_key, webhook_secret: WEBHOOK_SECRET, ...fields },
    options: {},
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
