import { SimClock } from "../core/clock";
import { createControl } from "../core/control";
import { DeliveryQueue } from "../core/delivery";
import { FaultPlan } from "../core/faults";
import { CONTROL_PREFIX, startSimServer, type RecordedRequest } from "../core/http-server";
import { addAccount, type SimulatedAccount } from "./accounts/add-account";
import { Directory } from "./accounts/directory";
import { AUTHENTICATION_PREFIX, authenticationPage } from "./authentication-page";
import { accountControls } from "./control/accounts";
import { disputeControls } from "./control/disputes";
import { reviewControls } from "./control/reviews";
import { paymentIntentControls } from "./control/payment-intents";
import { refundControls } from "./control/refunds";
import { setupIntentControls } from "./control/setup-intents";
import { webhookControls } from "./control/webhooks";
import { ENDPOINTS } from "./endpoints/index";
import { buildLedger, type StripeLedger } from "./ledger/ledger";
import { DEFAULT_ACCOUNT } from "./default-account";
import { expireLapsedAuthorizations } from "./payments/cancel";
import { Scheduler } from "./scheduler";
import { StripeApi } from "./wire/api";
import { Router } from "./wire/router";
import { NO_REQUEST, type World } from "./world";

export interface StripeSimulatorOptions {
  /** Left out: a free one. */
  port?: number;
  /** How long to wait before each new attempt to deliver a webhook. */
  retryDelaysMs?: number[];
  /** When `charge.updated` follows a payment with asynchronous capture. */
  asyncCaptureDelayMs?: number;
  /** The first account; what is left out is always the same. */
  account?: Partial<Omit<SimulatedAccount, "livemode">>;
}

export interface StripeSimulator {
  url: string;
  /** The sandbox account that is there from the start. */
  account: SimulatedAccount;
  clock: SimClock;
  faults: FaultPlan;
  deliveries: DeliveryQueue;
  requests: RecordedRequest[];
  addAccount(input: Parameters<typeof addAccount>[1]): SimulatedAccount;
  ledger(): StripeLedger;
  close(): Promise<void>;
}

const DEFAULT_ASYNC_CAPTURE_DELAY_MS = 250;

/** Stripe on loopback: its API, its webhooks, the buyers' pages, and a control side. */
export async function startStripeSimulator(
  options: StripeSimulatorOptions = {},
): Promise<StripeSimulator> {
  const clock = new SimClock();
  const faults = new FaultPlan();
  const requests: RecordedRequest[] = [];
  const deliveries = new DeliveryQueue(faults, options.retryDelaysMs);
  const scheduler = new Scheduler(options.asyncCaptureDelayMs ?? DEFAULT_ASYNC_CAPTURE_DELAY_MS);
  const directory = new Directory();
  let url = "";
  const world: World = { clock, deliveries, scheduler, directory, baseUrl: () => url };
  const account = addAccount(world, { ...DEFAULT_ACCOUNT, ...options.account });
  const ledger = (): StripeLedger => {
    const realms = directory.realms();
    for (const realm of realms) expireLapsedAuthorizations({ world, realm, cause: NO_REQUEST });
    return buildLedger(realms);
  };
  const api = new StripeApi(world, new Router(ENDPOINTS));
  const control = createControl(
    { clock, faults, deliveries, requests, ledger },
    {
      ...accountControls(world),
      ...paymentIntentControls(world),
      ...refundControls(world),
      ...disputeControls(world),
      ...reviewControls(world),
      ...setupIntentControls(world),
      ...webhookControls(world, () => account.id),
    },
  );
  const server = await startSimServer(
    {
      clock,
      handle: async (request) => {
        const { pathname } = request.url;
        if (pathname.startsWith(CONTROL_PREFIX)) return control(request);
        if (pathname.startsWith(AUTHENTICATION_PREFIX)) return authenticationPage(world, request);
        return api.handle(request);
      },
      errorReply: (request, fault) => api.faultReply(request, fault),
    },
    faults,
    requests,
    options.port,
  );
  url = server.url;
  return {
    url,
    account,
    clock,
    faults,
    deliveries,
    requests,
    addAccount: (input) => addAccount(world, input),
    ledger,
    close: async () => {
      scheduler.close();
      deliveries.close();
      await server.close();
    },
  };
}
