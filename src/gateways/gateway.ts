import type { CurrencyCode, DecimalString, Money } from "../lib/money";
import type { SkewListener } from "./clock-skew";
import type { CredentialFields, CredentialField, CredentialProblem } from "./credentials";
import type { Outcome } from "./outcome";

export type Environment = "sandbox" | "live";

/**
 * The port: what a payment gateway is to this plugin. A gateway knows neither Medusa nor the
 * database; plain values go in, plain values come out, and no operation throws.
 */
export interface Gateway {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Medusa's id of the provider that serves it. */
  readonly providerId: string;
  /** The last part of its hook path, `/hooks/payment/<hook>`. */
  readonly hook: string;
  /** Further providers of the same gateway, each for one payment method of its. */
  readonly methodProviders: readonly MethodProvider[];
  /** Whether it can authorize now and capture later. */
  readonly supportsManualCapture: boolean;
  /**
   * Whether the address for notifications is sent along with each payment, rather than registered
   * at the gateway: then no payment can begin while the store's public address is unknown.
   */
  readonly notifiesPerPayment: boolean;
  /** What the admin form asks for, in the gateway's own names. */
  readonly credentialFields: readonly CredentialField[];
  /** The field at which keys that the gateway itself refuses are shown to be wrong. */
  readonly keyField: string;
  /** How long a buyer takes at the least: a payment is not asked about before, in milliseconds. */
  readonly firstLookMs: number;
  /** How long the gateway wants between two refunds of one payment, in milliseconds. */
  readonly refundSpacingMs: number;
  /**
   * Whether each capture of an authorization is a payment of its own there (Alipay), so that a
   * refund has to name the captures it is taken from.
   */
  readonly refundsByCapture: boolean;
  /** Whether a refund sent again under its number never pays twice, however late. */
  readonly refundsRepeatSafely: boolean;
  /**
   * After so many milliseconds an operation of this kind that the gateway says it has never seen did
   * not happen, and cannot happen any more: no call is on its way, the gateway's own books are
   * complete, and what was offered to a buyer has ended.
   * @param operation as the journal names it
   */
  unseenMeansNeverAfterMs(operation: string): number;
  /** Whether words that lead back to the shop can be written on a payment (`describePayment`). */
  readonly describesPayments: boolean;
  readonly amounts: AmountRules;
  /** The host that sandbox or live accounts talk to when nothing else is configured. */
  defaultEndpoint(environment: Environment): string;
  /**
   * Checks what was pasted (shape only, no network) and brings it into the form that is stored.
   * @param input the form's fields; one left out keeps its stored value
   * @param stored the account's present fields, when it is changed rather than made
   */
  parseCredentials(
    input: Record<string, unknown>,
    environment: Environment,
    stored?: CredentialFields,
  ): { ok: true; fields: CredentialFields } | { ok: false; problems: CredentialProblem[] };
  /**
   * Checks what a merchant chose for an account. What this gateway has no use for is a problem, not
   * ignored: nobody should believe that it does something.
   */
  parseAccountOptions(
    input: Record<string, unknown>,
  ): { ok: true; options: AccountOptions } | { ok: false; problems: CredentialProblem[] };
  /**
   * The reference of a payment that another plugin began at this gateway, found in the data which
   * Medusa keeps of it; undefined when it cannot be one.
   */
  foreignReference(data: Record<string, unknown>): string | undefined;
  /**
   * The payment session that a stored event names, whoever made the payment; left out where no other
   * plugin makes payments that could be taken over.
   * @param payload an event's, as `parseNotification` gave it
   */
  sessionIn?(payload: Record<string, unknown>): string | undefined;
  /**
   * Checks what came with a payment session. Only what the gateway's allow-list names survives.
   * @throws never; a wrong value is named in `problem`
   */
  parseSessionInput(
    data: Record<string, unknown>,
  ): { ok: true; input: SessionInput } | { ok: false; problem: string };
  /** What an event of this type is about; undefined for one that is only kept for the record. */
  subjectOf(eventType: string): EventSubject | undefined;
  /**
   * What is kept of an event that is not this shop's business, or changes nothing here: its ids and
   * type. Other systems on the same account have buyers too.
   * @param payload an event's, as `parseNotification` gave it
   */
  outlineOf(payload: Record<string, unknown>): Record<string, unknown>;
  /**
   * What a stored event says was refunded in all of one payment at the gateway (Alipay: a trade, which
   * may be one of several captures); left out where every refund can be listed.
   * @param payload an event's, as `parseNotification` gave it
   */
  refundedIn?(payload: Record<string, unknown>): { trade: string; total: Money } | undefined;
  /**
   * What a stored event says that cannot be true of this account or its payment: another seller,
   * amount or currency. Such an event is never applied. Left out where reading the payment tells all.
   * @param payload an event's, as `parseNotification` gave it
   * @param known the account's public fields, and the payment as it was asked for
   */
  contradictionIn?(
    payload: Record<string, unknown>,
    known: {
      fields: CredentialFields;
      payment?: Pick<PaymentRef, "orderNumber" | "amount"> | undefined;
    },
  ): string | undefined;
  /**
   * Parses keys and builds clients once; the connection is kept for as long as the account is.
   * @param onSkew told when an answer shows that our clock and the gateway's are minutes apart
   */
  connect(account: OpenAccount, onSkew?: SkewListener): GatewayConnection;
}

/**
 * A Medusa provider that offers one payment method of a gateway. None of these methods can authorize
 * now and capture later.
 */
export interface MethodProvider {
  /** The first part of Medusa's provider id: `stripe-ideal` becomes `pp_stripe-ideal_stripe`. */
  readonly identifier: string;
  /** What people call it. */
  readonly name: string;
  /** The gateway's name of the method. */
  readonly method: string;
  /** The only currencies that it is paid in; undefined where that depends on the account. */
  readonly currencies?: readonly string[];
}

/** An account with its secrets in the clear. It never leaves the server's memory. */
export interface OpenAccount {
  id: string;
  environment: Environment;
  /** The merchant at the gateway: Stripe's `acct_…`, Alipay's app id. Empty until identified. */
  merchantId: string;
  fields: CredentialFields;
  options: AccountOptions;
  /** The gateway's address; another one than the default only ever for sandbox accounts. */
  endpoint: string;
}

/** How an account takes payments, as its merchant chose. Left out means the gateway's default. */
export interface AccountOptions {
  /** Instead of what is set for the whole gateway. */
  capture_method?: CaptureMethod;
  /**
   * What becomes of an authorization of which a part was captured: released (the default), or kept
   * for further captures where the gateway and the card allow that.
   */
  after_partial_capture?: "release" | "keep";
  /** The gateway's names of the payment methods to offer; all that the account allows by default. */
  payment_methods?: readonly string[];
  /** What the buyer reads on the statement, beside the merchant's own name. */
  statement_descriptor?: string;
  /** What a payment is called at the gateway; `{order_number}` stands for our number. */
  description?: string;
}

export interface AmountRules {
  /**
   * Medusa's decimal total as the gateway counts it. What cannot be charged exactly is cut off, so
   * that the buyer never pays more than the total shown; `cutOff` says how much.
   */
  toGateway(
    total: DecimalString,
    currency: CurrencyCode,
  ):
    | { ok: true; money: Money; cutOff: DecimalString }
    | {
        ok: false;
        code: "amount_invalid" | "amount_too_small" | "amount_too_large" | "currency_unsupported";
        message: string;
      };
  /**
   * The same arithmetic without the limits on a charge: for captures and refunds, of which the
   * gateway takes any part.
   * @throws MoneyError when negative, or more than any payment there can be
   */
  convert(amount: DecimalString, currency: CurrencyCode): Money;
  /** The decimal total that an amount at the gateway stands for. */
  fromGateway(money: Money): DecimalString;
}

export type SessionInput = Readonly<Record<string, string>>;

export type CaptureMethod = "automatic" | "manual";

/** What a payment is at the gateway, in one vocabulary for all of them. */
export type PaymentStatus =
  /** Nothing has happened yet: not confirmed, not scanned, or not known to the gateway at all. */
  "waiting" | "requires_action" | "processing" | "authorized" | "captured" | "failed" | "canceled";

/** What the gateway holds of one payment. */
export interface PaymentView {
  /** The gateway's handle on it: PaymentIntent id, `out_trade_no`. */
  reference: string;
  status: PaymentStatus;
  /** What the buyer is asked for; undefined while the gateway knows nothing of it. */
  amount?: Money;
  captured?: Money;
  /** What can still be captured, where the gateway tells. */
  capturable?: Money;
  refunded?: Money;
  /** When an authorization lapses that is not captured by then. */
  authorizationEndsAt?: Date;
  /**
   * Until when an unpaid payment can be paid, or its payment be told of; null where it does not end
   * by itself. Undefined where the gateway does not tell: what it told before holds.
   */
  payableUntil?: Date | null;
  /** Public values for the storefront; returned by the Store API, so nothing secret. */
  sessionData: Record<string, unknown>;
  /** The last thing that went wrong, when the buyer's attempt failed. */
  problem?: string;
  /** The payment session that it was made for, where that stands at the gateway. */
  madeFor?: string;
  /** What tells that attempt from the buyer's next one, where the gateway numbers them. */
  failedTry?: string;
}

export interface RefundView {
  /** The gateway's or our own number of this refund. */
  reference: string;
  status: "succeeded" | "pending" | "failed";
  amount: Money;
  /** Why it is not finished, where a part of it has gone back and the rest has not. */
  problem?: string;
}

/** A refund as the gateway holds it, whoever began it. */
export interface RefundAtGateway {
  /** The gateway's number of it. */
  reference: string;
  /** Our number, where it was begun here. */
  number?: string;
  status: RefundView["status"];
  amount: Money;
  /** Why it failed, for the merchant. */
  problem?: string;
}

/** A buyer's bank takes a payment back, or asks about it. */
export interface DisputeView {
  reference: string;
  /** The gateway's handle on the payment. */
  payment: string;
  /** `inquiry`: the bank only asks, no money has moved. */
  status: "inquiry" | "needs_response" | "under_review" | "won" | "lost";
  /** What is disputed, which can be less than the payment, or in another currency. */
  amount: Money;
  /** The gateway's word for why. */
  reason: string;
  /** Until when the merchant can answer. */
  respondBy?: Date;
  /** Whether the amount is gone from the merchant's balance now. */
  fundsWithdrawn: boolean;
  openedAt: Date;
  closedAt?: Date;
}

/** The card network believes that a payment is fraud; a dispute may follow. */
export interface FraudWarningView {
  reference: string;
  /** The gateway's handle on the payment. */
  payment: string;
  /** The gateway's word for the kind of fraud. */
  kind: string;
  /** Whether a refund now can still keep a dispute away. */
  actionable: boolean;
  warnedAt: Date;
}

/** A payment that the gateway wants a person to look at, before goods are sent. */
export interface ReviewView {
  reference: string;
  /** The gateway's handle on the payment. */
  payment: string;
  isOpen: boolean;
  /** The gateway's word for who asked for it: a `rule`, or somebody by hand. */
  openedBy: string;
  /** The gateway's word for how it was decided. */
  closedReason?: string;
}

export interface RefundRequest {
  /** Our number of this refund, by which it is found again. */
  reference: string;
  amount: Money;
  key: string;
  /** From which captures, oldest first; set where the gateway says `refundsByCapture`. */
  parts?: readonly RefundPart[];
}

export interface RefundPart {
  /** The number under which that capture was made. */
  capture: string;
  amount: Money;
}

export interface CreatePayment {
  /** Our number for this payment: letters and digits, 32 at most. */
  orderNumber: string;
  /** What leads from the gateway back to the shop (`session_id`, `cart_id`, …), where it keeps it. */
  metadata: Readonly<Record<string, string>>;
  amount: Money;
  captureMethod: CaptureMethod;
  /** What the buyer reads of it, after the account's own template. */
  description: string;
  /** The only payment methods to offer, in the gateway's names; the account's choice by default. */
  methods?: readonly string[];
  /**
   * Charges the saved method in `input` at once, without the buyer being there. Only ever set by the
   * server, never from what a storefront sends.
   */
  offSession?: boolean;
  input: SessionInput;
  /** Where the gateway reports, built from the store's public address. */
  notifyUrl: string;
  /** Where the buyer comes back to; already checked against the allow-list. */
  returnUrl?: string;
  /** The gateway's own customer, of this very account. */
  customerReference?: string;
  idempotencyKey: string;
}

/** A payment that exists at the gateway, as our rows remember it. */
export interface PaymentRef {
  reference: string;
  orderNumber: string;
  amount: Money;
  captureMethod: CaptureMethod;
  /** What was captured of it, oldest first; filled where the gateway says `refundsByCapture`. */
  captures: readonly Capture[];
}

/** One capture, as the journal has it. */
export interface Capture {
  /** The number under which it was made. */
  number: string;
  amount: Money;
}

export interface CaptureRequest {
  amount: Money;
  /** What was captured before. */
  before: Money;
  /** Whether the rest of the authorization is to be kept, where that is possible. */
  keepRest: boolean;
  /** Where the gateway reports on it, where each capture is a payment of its own (`notifiesPerPayment`). */
  notifyUrl?: string;
}

export interface GatewayConnection {
  /**
   * Whether this creation is made up here without asking the gateway (a signed address that the
   * browser opens), so that its success says nothing of how the gateway is. Undefined where each
   * one is a call.
   */
  createsOffline?(request: CreatePayment): boolean;
  createPayment(request: CreatePayment): Promise<Outcome<PaymentView>>;
  /** Asks what became of a creation whose answer was lost; undefined when it was never seen. */
  findCreated(begun: {
    orderNumber: string;
    startedAt: Date;
    captureMethod: CaptureMethod;
  }): Promise<Outcome<PaymentView> | undefined>;
  /** Changes the amount of an unpaid payment in place, or answers `rejected` where it cannot. */
  updatePayment(payment: PaymentRef, amount: Money, key: string): Promise<Outcome<PaymentView>>;
  retrievePayment(
    payment: Pick<PaymentRef, "reference"> & Partial<PaymentRef>,
  ): Promise<Outcome<PaymentView>>;
  /**
   * Captures `amount` on top of what was captured `before`. A part that was released meanwhile is
   * refused, never counted. `key` is the capture's number where the gateway gives it one.
   */
  capturePayment(
    payment: PaymentRef,
    capture: CaptureRequest,
    key: string,
  ): Promise<Outcome<PaymentView>>;
  /** Asks what became of one capture; undefined when it was not made. */
  findCapture(
    payment: PaymentRef,
    capture: Pick<CaptureRequest, "amount" | "before">,
    key: string,
  ): Promise<Outcome<PaymentView> | undefined>;
  /** Cancels what is not captured; a payment that is already canceled counts as succeeded. */
  cancelPayment(payment: PaymentRef, key: string): Promise<Outcome<PaymentView>>;
  refundPayment(payment: PaymentRef, refund: RefundRequest): Promise<Outcome<RefundView>>;
  /** Asks what became of one refund; undefined when the gateway has never seen its reference. */
  findRefund(
    payment: PaymentRef,
    refund: Omit<RefundRequest, "key">,
  ): Promise<Outcome<RefundView> | undefined>;
  /**
   * The refunds of a payment, those begun at the gateway itself included, oldest first. A gateway that
   * cannot list them (Alipay) answers with the one that is `named` (an event's `object`), if it knows
   * it, and with none otherwise; then the event's own sum tells (`Gateway.refundedIn`).
   */
  refundsOf(payment: PaymentRef, named?: string): Promise<Outcome<RefundAtGateway[]>>;
  /** Undefined where the gateway tells nothing of disputes. */
  retrieveDispute?(reference: string): Promise<Outcome<DisputeView>>;
  retrieveFraudWarning?(reference: string): Promise<Outcome<FraudWarningView>>;
  retrieveReview?(reference: string): Promise<Outcome<ReviewView>>;
  /** What came of a set-up that saves a method; undefined value while it is not finished. */
  retrieveSavedMethod?(
    setupReference: string,
  ): Promise<Outcome<{ customerReference: string; method: SavedMethod } | undefined>>;
  /** Writes on the payment what leads back to the shop; undefined where nothing can be written. */
  describePayment?(
    payment: PaymentRef,
    words: { description?: string; metadata: Readonly<Record<string, string>> },
    key: string,
  ): Promise<Outcome<PaymentView>>;
  /** Undefined where the gateway keeps no customers. */
  customers?: CustomerOperations;
  /** Who the merchant is, asked of the gateway where it can tell. */
  identify(): Promise<Outcome<{ merchantId: string }>>;
  /** Each thing that a working account needs, checked on its own. Changes nothing. */
  check(context: { notifyUrl: string }): Promise<AccountCheck[]>;
  /** Verifies the raw bytes first, then parses. */
  parseNotification(raw: Buffer, headers: NotificationHeaders): NotificationResult;
}

export interface CustomerDetails {
  customerId: string;
  email?: string;
  name?: string;
  phone?: string;
}

export interface SavedMethod {
  reference: string;
  /** Public description: type, brand, last four digits, expiry. */
  data: Record<string, unknown>;
}

export interface CustomerOperations {
  create(details: CustomerDetails, key: string): Promise<Outcome<{ reference: string }>>;
  update(reference: string, details: CustomerDetails, key: string): Promise<Outcome<void>>;
  remove(reference: string): Promise<Outcome<void>>;
  listMethods(reference: string): Promise<Outcome<SavedMethod[]>>;
  /** Begins saving a method; `data` holds what the browser needs to finish it. */
  saveMethod(reference: string, key: string): Promise<Outcome<SavedMethod>>;
  /** Refused unless the method belongs to that customer. */
  removeMethod(reference: string, methodReference: string): Promise<Outcome<void>>;
}

export interface AccountCheck {
  name: string;
  ok: boolean;
  message: string;
  /** What to do when it is not ok; beside one that is ok, a warning of what is not wrong yet. */
  fix?: string;
}

export type NotificationHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What an event can be about, as far as it changes something here. */
export type EventSubject =
  "payment" | "refund" | "dispute" | "fraud_warning" | "review" | "saved_method";

export interface GatewayEvent {
  /** The gateway's id: the same event sent again has the same one. */
  id: string;
  type: string;
  occurredAt?: Date;
  /** Which payment it is about; undefined for what concerns no payment. */
  payment?: { reference?: string; orderNumber?: string };
  /** The gateway's number of what it is about, where that is not the payment itself: a refund's id. */
  object?: string;
  /** The verified content, for the inbox. */
  payload: Record<string, unknown>;
}

export interface HttpReply {
  status: number;
  contentType: string;
  body: string;
}

export type NotificationResult =
  | {
      verified: true;
      event: GatewayEvent;
      /** What this gateway takes as "received". */ reply: HttpReply;
    }
  | {
      verified: false;
      /** `no_secret`: nothing to verify with, so the endpoint is closed for this account. */
      reason: "no_secret" | "bad_signature" | "malformed" | "wrong_account";
      message: string;
    };
