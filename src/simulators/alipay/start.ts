import { SimClock } from "../core/clock";
import { createControl } from "../core/control";
import { DeliveryQueue, type Delivery } from "../core/delivery";
import { FaultPlan } from "../core/faults";
import { startSimServer, type RecordedRequest } from "../core/http-server";
import { BackOffice } from "./control/back-office";
import { Buyer } from "./control/buyer";
import { ledgerReport, type LedgerReport } from "./control/ledger-report";
import { controlRoutes } from "./control/routes";
import { AppRegistry, credentialsOf, type AppCredentials } from "./domain/app-registry";
import { AuthorizationBook } from "./domain/authorization";
import { Book } from "./domain/book";
import { settleDue } from "./domain/due";
import type { Gateway } from "./domain/gateway";
import { Ledger } from "./domain/ledger";
import { Numbers } from "./domain/numbers";
import { SlowRefunds } from "./domain/slow-refunds";
import { Notifier } from "./notifications/notifier";
import { gatewaySettings, type AlipaySimulatorOptions } from "./options";
import { simulatorRoutes } from "./routes";

/** How often the clock is looked at while no request comes. */
const TICK_MS = 200;

export interface AlipaySimulator {
  /** Base address: `gateway` is this plus `/gateway.do`, `endpoint` is this itself. */
  url: string;
  /** The first application's credentials. */
  app: AppCredentials;
  clock: SimClock;
  faults: FaultPlan;
  /** What was asked of the gateway, control calls left out. */
  requests: RecordedRequest[];
  buyer: Buyer;
  office: BackOffice;
  ledger(): LedgerReport;
  deliveries(): readonly Delivery[];
  close(): Promise<void>;
}

/** Starts Alipay's gateway on loopback: V2, V3, cashier, notifications and control. */
export async function startAlipaySimulator(
  options: AlipaySimulatorOptions = {},
): Promise<AlipaySimulator> {
  const clock = new SimClock();
  const faults = new FaultPlan();
  const requests: RecordedRequest[] = [];
  const queue = new DeliveryQueue(faults, options.retryDelaysMs);
  let publicUrl = options.publicUrl;
  const gateway = createGateway(options, { clock, queue, publicUrl: () => publicUrl ?? "" });
  const app = await gateway.apps.add(options.app);
  const buyer = new Buyer(gateway);
  const office = new BackOffice(gateway);
  const ledger = (): LedgerReport => {
    settleDue(gateway);
    return ledgerReport(gateway);
  };
  const control = createControl(
    { clock, faults, deliveries: queue, requests, ledger },
    controlRoutes(buyer, office),
  );
  const server = await startSimServer(
    simulatorRoutes(gateway, control),
    faults,
    requests,
    options.port,
  );
  publicUrl ??= server.url;
  const ticking = setInterval(() => settleDue(gateway), TICK_MS);
  return {
    url: server.url,
    app: credentialsOf(app),
    clock,
    faults,
    requests,
    buyer,
    office,
    ledger,
    deliveries: () => queue.list(),
    close: async () => {
      clearInterval(ticking);
      queue.close();
      await server.close();
    },
  };
}

function createGateway(
  options: AlipaySimulatorOptions,
  parts: { clock: SimClock; queue: DeliveryQueue; publicUrl: () => string },
): Gateway {
  const numbers = new Numbers();
  const notifier = new Notifier(parts.queue, parts.clock, numbers);
  notifier.charset = options.notifyCharset ?? "utf-8";
  return {
    settings: gatewaySettings(options),
    clock: parts.clock,
    apps: new AppRegistry(numbers),
    book: new Book(),
    authorizations: new AuthorizationBook(),
    ledger: new Ledger(),
    numbers,
    slowRefunds: new SlowRefunds(),
    notifier,
    publicUrl: parts.publicUrl,
  };
}
