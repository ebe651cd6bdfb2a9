import type {
  IPaymentProvider,
  InitiatePaymentInput,
  MedusaContainer,
} from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { buildClient } from "../../../../src/gateways/stripe/client";
import { inTurn } from "../../lib/in-turn";
import {
  AMOUNT,
  CONTESTANTS,
  DIRECT_CALLS_A_ROUND,
  DIRECT_ROUNDS,
  DIRECT_WARM_UP_ROUNDS,
  type DirectCost,
  type WorkerInput,
} from "../plan";
import type { GatewayCalls } from "./create-session";

type Call = () => Promise<unknown>;

/** Where Medusa keeps its providers; no public way leads to one of them. */
interface PaymentModuleInside {
  paymentProviderService_: { retrieveProvider(id: string): IPaymentProvider };
}

/** CPU of `initiatePayment` alone, one call after the other, and of the Stripe SDK's call in it. */
export async function measureDirectly(
  container: MedusaContainer,
  input: WorkerInput,
  calls: GatewayCalls,
): Promise<DirectCost> {
  const measured: Record<keyof DirectCost, Call> = {
    stripe: initiate(container, "stripe", calls),
    official: initiate(container, "official", calls),
    alipay: initiate(container, "alipay", calls),
    stripe_sdk: bareStripeCall(input, calls),
  };
  const names = Object.keys(measured) as (keyof DirectCost)[];
  const cost: DirectCost = { stripe: [], official: [], alipay: [], stripe_sdk: [] };
  for (let round = -DIRECT_WARM_UP_ROUNDS; round < DIRECT_ROUNDS; round++) {
    for (const name of inTurn(names, Math.abs(round))) {
      const spent = await cpuOf(measured[name]);
      if (round >= 0) cost[name].push(spent);
    }
  }
  return cost;
}

/** Milliseconds a call. */
async function cpuOf(call: Call): Promise<number> {
  const before = process.cpuUsage();
  for (let made = 0; made < DIRECT_CALLS_A_ROUND; made++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / DIRECT_CALLS_A_ROUND;
}

let sessions = 0;

function initiate(
  container: MedusaContainer,
  contestant: "stripe" | "official" | "alipay",
  calls: GatewayCalls,
): Call {
  const { providerId, currency, data, callsGateway } = CONTESTANTS[contestant];
  const inside = container.resolve(Modules.PAYMENT) as unknown as PaymentModuleInside;
  const provider = inside.paymentProviderService_.retrieveProvider(providerId);
  return () => {
    if (callsGateway) calls.count += 1;
    sessions += 1;
    const session_id = `payses_bench_${sessions}`;
    const asked: InitiatePaymentInput = {
      amount: AMOUNT,
      currency_code: currency,
      data: { ...data, session_id },
      context: { idempotency_key: session_id },
    };
    return provider.initiatePayment(asked);
  };
}

function bareStripeCall({ stripe }: WorkerInput, calls: GatewayCalls): Call {
  const client = buildClient({
    id: "bench",
    environment: "sandbox",
    merchantId: stripe.merchantId,
    fields: { secret_key: stripe.secret_key },
    options: {},
    endpoint: stripe.url,
  });
  return () => {
    calls.count += 1;
    sessions += 1;
    return client.paymentIntents.create(
      {
        amount: AMOUNT * 100,
        currency: CONTESTANTS.stripe.currency,
        capture_method: "automatic",
        automatic_payment_methods: { enabled: true },
        description: "Order of the bench",
        metadata: { session_id: `payses_bench_${sessions}`, order_number: "BENCH" },
      },
      { idempotencyKey: `bench_${sessions}` },
    );
  };
}
