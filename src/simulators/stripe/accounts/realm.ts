import type { Delivery } from "../../core/delivery";
import type { Movement } from "../ledger/movement";
import type { CardBehaviour } from "../methods/card-behaviour";
import type { BalanceTransaction } from "../objects/balance-transaction";
import type { Charge } from "../objects/charge";
import type { Customer } from "../objects/customer";
import type { Dispute, EarlyFraudWarning } from "../objects/dispute";
import type { StripeEvent } from "../objects/event";
import type { PaymentIntent } from "../objects/payment-intent";
import type { PaymentMethod } from "../objects/payment-method";
import type { Refund } from "../objects/refund";
import type { Review } from "../objects/review";
import type { SetupIntent } from "../objects/setup-intent";
import type { SigningSecret, WebhookEndpoint } from "../objects/webhook-endpoint";
import { Collection } from "./collection";

/** One mode of one account: test and live objects never meet, so each has a realm of its own. */
export class Realm {
  readonly paymentIntents = new Collection<PaymentIntent>();
  readonly charges = new Collection<Charge>();
  readonly refunds = new Collection<Refund>();
  readonly customers = new Collection<Customer>();
  readonly paymentMethods = new Collection<PaymentMethod>();
  readonly setupIntents = new Collection<SetupIntent>();
  readonly webhookEndpoints = new Collection<WebhookEndpoint>();
  readonly events = new Collection<StripeEvent>();
  readonly disputes = new Collection<Dispute>();
  readonly earlyFraudWarnings = new Collection<EarlyFraudWarning>();
  readonly reviews = new Collection<Review>();
  readonly balanceTransactions = new Collection<BalanceTransaction>();
  readonly movements: Movement[] = [];

  /** How the card behind a payment method behaves; others do what is asked of them. */
  readonly cardBehaviours = new Map<string, CardBehaviour>();
  /** Payment methods that paid once without belonging to a customer: Stripe takes them no more. */
  readonly spentPaymentMethods = new Set<string>();
  /** Cards that were set up for later: some no longer ask for authentication then. */
  readonly setUpPaymentMethods = new Set<string>();
  /** Where each intent sends the buyer back after a redirect. */
  readonly returnUrls = new Map<string, string>();
  readonly signingSecrets = new Map<string, SigningSecret[]>();
  readonly deliveries = new Map<string, Delivery[]>();
  readonly deletedCustomers = new Set<string>();

  constructor(
    readonly account: string,
    readonly livemode: boolean,
  ) {}
}
