import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils";
import { PaymentHubOptions } from "../../config/options";
import { warnOfSkew } from "../../gateways/clock-skew";
import type {
  AccountOptions,
  Environment,
  Gateway,
  GatewayConnection,
  PaymentRef,
} from "../../gateways/gateway";
import { connectionOf, findGateway } from "../../gateways/registry";
import { systemClock, type Clock } from "../../lib/clock";
import { Money } from "../../lib/money";
import * as models from "./models";
import { publicAddressOf, type PublicAddress } from "./public-address";
import { AccountStore } from "./store/accounts";
import { ActiveAccounts } from "./store/active-accounts";
import { AlertStore } from "./store/alerts";
import { AnnouncementStore } from "./store/announcements";
import { AuditStore } from "./store/audit";
import { readBacklog, type Backlog } from "./store/backlog";
import { BreakStore } from "./store/breaks";
import { ChargeStore } from "./store/charges";
import { CreationStore } from "./store/creations";
import { CustomerStore } from "./store/customers";
import { DisputeStore } from "./store/disputes";
import { FraudWarningStore } from "./store/fraud-warnings";
import { Inbox } from "./store/inbox";
import { InboxArchive } from "./store/inbox-archive";
import { InboxListing } from "./store/inbox-listing";
import { Journal } from "./store/journal";
import { KeyDraftStore } from "./store/key-drafts";
import { LeaseStore } from "./store/leases";
import { PaymentHistory } from "./store/payment-history";
import { PaymentListing } from "./store/payment-listing";
import { PaymentStore } from "./store/payments";
import { RefundStore } from "./store/refunds";
import { RegionMethodStore } from "./store/region-methods";
import { RightStore } from "./store/rights";
import type { AccountRow, PaymentRow } from "./store/rows";
import { SettingStore } from "./store/settings";
import { StoreSettings } from "./store/store-settings";
import { WebhookHealthStore } from "./store/webhook-health";
import { loadKeyring } from "./vault/keyring";

export interface OpenPayment {
  gateway: Gateway;
  connection: GatewayConnection;
  ref: PaymentRef;
  /** How the payment's account takes payments. */
  options: AccountOptions;
}

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex;
  [ContainerRegistrationKeys.LOGGER]: Logger;
};

/**
 * The hub's tables behind one service. Reads for lists come from the models; what must be atomic
 * (claims, leases, keys) is in the stores, in SQL that says so. It never calls a gateway.
 */
export default class PaymentHubModuleService extends MedusaService({ ...models }) {
  readonly clock: Clock = systemClock;
  private readonly logger: Logger;
  private readonly knex: Knex;
  /** The accounts whose gateway was found to have another time. */
  private readonly skewed = new Set<string>();
  readonly hubOptions: PaymentHubOptions;
  readonly accounts: AccountStore;
  readonly active: ActiveAccounts;
  readonly settings: SettingStore;
  readonly storeSettings: StoreSettings;
  readonly payments: PaymentStore;
  readonly creations: CreationStore;
  readonly charges: ChargeStore;
  readonly journal: Journal;
  readonly inbox: Inbox;
  readonly archive: InboxArchive;
  readonly listing: InboxListing;
  readonly paymentListing: PaymentListing;
  readonly history: PaymentHistory;
  readonly customers: CustomerStore;
  readonly refunds: RefundStore;
  readonly disputes: DisputeStore;
  readonly warnings: FraudWarningStore;
  readonly announcements: AnnouncementStore;
  readonly breaks: BreakStore;
  readonly leases: LeaseStore;
  readonly keyDrafts: KeyDraftStore;
  readonly rights: RightStore;
  readonly audit: AuditStore;
  readonly health: WebhookHealthStore;
  readonly regionMethods: RegionMethodStore;
  readonly alerts: AlertStore;

  constructor(container: Dependencies, options: unknown) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads its own arguments.
    super(...(arguments as unknown as []));
    // Medusa adds its own (`database`); misspelt ones were refused where the config was read.
    this.hubOptions = PaymentHubOptions.strip().parse(options ?? {});
    const knex = container[ContainerRegistrationKeys.PG_CONNECTION];
    this.knex = knex;
    this.logger = container[ContainerRegistrationKeys.LOGGER];
    const keyring = loadKeyring(process.env, process.cwd());
    this.active = new ActiveAccounts(knex);
    const changed = (): void => this.active.forget();
    const endpointOf = (gateway: string, environment: Environment): string =>
      this.endpoint(gateway, environment);
    this.accounts = new AccountStore(knex, keyring, endpointOf, changed);
    this.settings = new SettingStore(knex, changed);
    this.storeSettings = new StoreSettings(knex, changed);
    this.payments = new PaymentStore(knex);
    this.creations = new CreationStore(knex);
    this.charges = new ChargeStore(knex);
    this.journal = new Journal(knex);
    this.inbox = new Inbox(knex);
    this.archive = new InboxArchive(knex);
    this.listing = new InboxListing(knex);
    this.paymentListing = new PaymentListing(knex);
    this.history = new PaymentHistory(knex);
    this.customers = new CustomerStore(knex);
    this.refunds = new RefundStore(knex);
    this.disputes = new DisputeStore(knex);
    this.warnings = new FraudWarningStore(knex);
    this.announcements = new AnnouncementStore(knex);
    this.breaks = new BreakStore(knex);
    this.leases = new LeaseStore(knex);
    this.keyDrafts = new KeyDraftStore(knex, keyring);
    this.rights = new RightStore(knex);
    this.audit = new AuditStore(knex);
    this.health = new WebhookHealthStore(knex);
    this.regionMethods = new RegionMethodStore(knex);
    this.alerts = new AlertStore(knex);
  }

  /** What is left to do, over all instances. */
  backlog(): Promise<Backlog> {
    return readBacklog(this.knex);
  }

  /** An account's gateway and its connection, with the secrets decrypted and parsed once. */
  connect(row: AccountRow): { gateway: Gateway; connection: GatewayConnection } {
    const gateway = findGateway(row.gateway);
    const onSkew = (aheadMs: number): void => this.warnOnce(gateway, row.id, aheadMs);
    return { gateway, connection: connectionOf(gateway, this.accounts.open(row), onSkew) };
  }

  /** A clock that is off shows in every answer; the log says it once for each account. */
  private warnOnce({ name }: Gateway, accountId: string, aheadMs: number): void {
    if (this.skewed.has(accountId)) return;
    this.skewed.add(accountId);
    this.logger.warn(`payment_hub: ${warnOfSkew(name, aheadMs)} (account ${accountId})`);
  }

  /**
   * The connection of the account that a payment began with, whichever is active by now.
   * @throws SecretUnreadableError when that account's keys must be entered again
   */
  async connectPayment(payment: PaymentRow): Promise<OpenPayment> {
    const account = await this.accounts.find(payment.account_id);
    if (!account) throw new Error(`payment ${payment.id} has lost its account`);
    const { gateway, connection } = this.connect(account);
    const amount = Money.of(BigInt(payment.amount), payment.currency);
    const captures = gateway.refundsByCapture
      ? await this.journal.capturesOf(payment.id, payment.currency)
      : [];
    const ref = {
      reference: payment.reference ?? payment.order_number,
      orderNumber: payment.order_number,
      amount,
      captureMethod: payment.capture_method,
      captures,
    };
    return { gateway, connection, ref, options: account.options };
  }

  /** Where this server is reached from outside; undefined while that is not known. */
  async publicAddress(): Promise<PublicAddress | undefined> {
    return this.addressWith((await this.storeSettings.get()).public_url);
  }

  /** Where a gateway reports; undefined while the store's public address is not known. */
  async notifyUrl(gateway: Gateway): Promise<string | undefined> {
    return this.notifyUrlWith((await this.storeSettings.get()).public_url, gateway);
  }

  /** The same for who has read the setting already. */
  notifyUrlWith(setting: string | null, gateway: Gateway): string | undefined {
    const address = this.addressWith(setting);
    return address && `${address.url}/hooks/payment/${gateway.hook}`;
  }

  private addressWith(setting: string | null): PublicAddress | undefined {
    return publicAddressOf(setting, this.hubOptions.backend_url, process.env);
  }

  /** Where a gateway listens. Other hosts are for sandbox accounts only, whatever is configured. */
  endpoint(gatewayId: string, environment: Environment): string {
    const { sandbox_endpoints } = this.hubOptions;
    const override = environment === "sandbox" ? sandbox_endpoints?.[gatewayId] : undefined;
    return override ?? findGateway(gatewayId).defaultEndpoint(environment);
  }
}
