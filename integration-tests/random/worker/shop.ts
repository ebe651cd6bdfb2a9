import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { LIMITS } from "../../../src/gateways/guard/limits";
import { stripeGateway } from "../../../src/gateways/stripe";
import { buildClient } from "../../../src/gateways/stripe/client";
import type { GatewayConnection } from "../../../src/gateways/gateway";
import { resolveHub } from "../../../src/modules/payment_hub/resolve";
import type PaymentHubModuleService from "../../../src/modules/payment_hub/service";
import { mortal, rememberLocks } from "./process-death";
import { VirtualTime } from "./virtual-time";

/** The store that all runs share. */
export interface Shop {
  container: MedusaContainer;
  hub: PaymentHubModuleService;
  payments: IPaymentModuleService;
  knex: Knex;
  time: VirtualTime;
  /** Gives back locks that only the memory of a process held. */
  freeLocks(keys: string[]): Promise<unknown>;
}

/** How long a breaker that has opened really stays open: its timer is Opossum's own. */
export const BREAKER_RESET_MS = 150;

/** Makes a store of which time can be moved and processes can die. */
export async function prepareShop(container: MedusaContainer): Promise<Shop> {
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
  const hub = resolveHub(container);
  const payments = container.resolve(Modules.PAYMENT);
  const locking = container.resolve(Modules.LOCKING);
  const time = new VirtualTime(knex);
  await time.install();
  Object.assign(LIMITS, { resetMs: BREAKER_RESET_MS });
  retryAtOnce();
  makeMortal(hub, payments);
  rememberLocks(locking as unknown as Parameters<typeof rememberLocks>[0]);
  return {
    ...{ container, hub, payments, knex, time },
    freeLocks: (keys) => (keys.length > 0 ? locking.release(keys) : Promise.resolve()),
  };
}

/** Where Medusa keeps its providers; no public way leads to them. */
interface PaymentModuleInside {
  paymentProviderService_: Record<string, () => Promise<unknown>>;
}

/** Everything that writes, calls a gateway or answers Medusa. */
function makeMortal(hub: PaymentHubModuleService, payments: IPaymentModuleService): void {
  mortal(hub.creations, "creations", ["begin", "finish"]);
  mortal(hub.journal, "journal", ["begin", "finish", "settleCaptures", "askIn", "markUntold"]);
  mortal(hub.payments, "payments", [
    ...(["tryLease", "release", "record", "supersede", "setAmount", "countRefunds"] as const),
    "lookAt",
  ]);
  mortal(hub.refunds, "refunds", ["save", "link", "unlink"]);
  mortal(hub.inbox, "inbox", ["receive", "claim", "settle", "retryLater"]);
  mortal(hub.breaks, "breaks", ["open", "resolve"]);
  const providers = (payments as unknown as PaymentModuleInside).paymentProviderService_;
  mortal(providers, "medusa", [
    ...["createSession", "updateSession", "deleteSession", "authorizePayment"],
    ...["capturePayment", "refundPayment", "cancelPayment"],
  ]);
  mortal(payments as unknown as Record<string, unknown>, "medusa", [
    "deleteCaptures",
    "deleteRefunds",
  ]);
  const connect = hub.connect.bind(hub);
  const seen = new WeakSet<GatewayConnection>();
  hub.connect = (row) => {
    const connected = connect(row);
    if (!seen.has(connected.connection)) {
      seen.add(connected.connection);
      mortal(connected.connection, "gateway", [
        ...(["createPayment", "findCreated", "updatePayment", "retrievePayment"] as const),
        ...(["capturePayment", "findCapture", "cancelPayment"] as const),
        ...(["refundPayment", "findRefund"] as const),
      ]);
    }
    return connected;
  };
}

/** Stripe's SDK waits half a second before it sends once more; nothing is learnt from that. */
function retryAtOnce(): void {
  const client = buildClient({
    id: "any",
    environment: "sandbox",
    merchantId: "",
    fields: { secret_key: "sk_test_unused" },
    options: {},
    endpoint: stripeGateway.defaultEndpoint("sandbox"),
  }) as unknown as { _requestSender: object };
  const sender = Object.getPrototypeOf(client._requestSender) as {
    _getSleepTimeInMS: () => number;
  };
  sender._getSleepTimeInMS = () => 1;
}
