import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import { AbstractPaymentProvider, PaymentActions } from "@medusajs/framework/utils";
import type { Gateway, MethodProvider, PaymentView } from "../../gateways/gateway";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { adoptInFlight } from "./adopt-in-flight";
import { beginPayment } from "./begin-payment";
import type { Offer } from "./offer";
import { cancelAtGateway } from "./cancel";
import { captureAtGateway } from "./capture";
import type { ProviderContainer } from "./container";
import { dropPayment } from "./drop-payment";
import { invalid, notAllowed } from "./errors";
import { findPayment } from "./find-payment";
import { paymentOf } from "./money-row";
import { PAYMENT_ID } from "../../operations/payment-id";
import { readOrThrow } from "./read";
import { refundAtGateway } from "./refund";
import { sessionStatusOf } from "./statuses";
import { changeAmount } from "./update";

type Data = Record<string, unknown>;

interface Asked {
  data?: Data;
  context?: { idempotency_key?: string };
}

/**
 * Medusa's provider contract over the gateway port: Medusa's call in, the payment's own row and the
 * gateway's operation in the middle, Medusa's answer out. Everything a gateway does differently is
 * behind the port.
 */
export abstract class HubPaymentProvider extends AbstractPaymentProvider {
  protected abstract readonly gateway: Gateway;
  /** Set where this provider offers one payment method of the gateway. */
  protected readonly only?: MethodProvider;
  /** Resolves when read, not before: `payment_hub` may be loaded after the Payment module. */
  protected readonly cradle: ProviderContainer;

  constructor(cradle: Record<string, unknown>, config?: Record<string, unknown>) {
    super(cradle, config);
    this.cradle = cradle as unknown as ProviderContainer;
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const sessionId = input.data?.session_id;
    if (typeof sessionId !== "string") throw invalid("the payment session has no id");
    const begun = await beginPayment(this.cradle, this.offer, { ...input, sessionId });
    return { id: begun.view.reference, ...this.answer({}, begun.payment, begun.view) };
  }

  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const payment = await this.require(input);
    const changed = await changeAmount(this.cradle, this.offer, payment, input);
    return this.answer(input, changed.payment, changed.view);
  }

  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    const payment = await this.find(input);
    if (payment) await dropPayment(this.cradle, payment);
    return { data: input.data ?? {} };
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const payment = await this.require(input);
    if (payment.superseded_at) {
      throw notAllowed(
        "Another payment has taken its place. Choose how to pay again.",
        "superseded",
      );
    }
    const [row, view] = await readOrThrow(this.cradle.payment_hub, payment, "shopper");
    // Medusa asks once, before its payment exists: money that went back by then pays for nothing.
    if (view.refunded && view.refunded.minor > 0n) {
      throw notAllowed(
        "This payment has been refunded. Choose how to pay again.",
        "already_refunded",
      );
    }
    return this.answer(input, row, view);
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const payment = await this.require(input);
    return this.answer(input, ...(await readOrThrow(this.cradle.payment_hub, payment, "shopper")));
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const payment = await this.require(input);
    const [row, view] = await readOrThrow(this.cradle.payment_hub, payment, "merchant");
    return { data: this.dataOf(input, row, view) };
  }

  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const view = await captureAtGateway(this.cradle, this.gateway, input);
    return { data: { ...input.data, ...view.sessionData } };
  }

  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    await refundAtGateway(this.cradle, this.gateway, input);
    return { data: input.data ?? {} };
  }

  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    // Without a payment's id the core could not write down a payment that is held at the gateway. To
    // let go of it then would take it from an order that was faster; the gateway's event brings it.
    if (!input.context?.idempotency_key) {
      throw notAllowed("The payment was kept; it is brought into the order.", "payment_kept");
    }
    const payment = await paymentOf(this.cradle, this.gateway, input.data);
    const view = await cancelAtGateway(
      this.cradle.payment_hub,
      payment,
      input.context.idempotency_key,
    );
    return { data: { ...input.data, ...view.sessionData } };
  }

  /**
   * Nothing is ever applied through Medusa's own webhook route, which believes before it verifies:
   * the hub's routes on the same paths verify, store and process.
   */
  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED };
  }

  /** What this provider offers of which gateway. */
  private get offer(): Offer {
    return { gateway: this.gateway, ...(this.only && { only: this.only }) };
  }

  private async find({ data, context }: Asked): Promise<PaymentRow | undefined> {
    const sessionId = sessionIdIn(context?.idempotency_key);
    const hub = this.cradle.payment_hub;
    return (
      (await findPayment(hub, this.gateway, { data, sessionId })) ??
      (await adoptInFlight(this.cradle, this.gateway, data ?? {}, sessionId))
    );
  }

  private async require(input: Asked): Promise<PaymentRow> {
    const payment = await this.find(input);
    if (!payment) throw invalid("This payment session has no payment. Choose the method again.");
    return payment;
  }

  private answer(before: { data?: Data }, payment: PaymentRow, view: PaymentView) {
    return { status: sessionStatusOf(view.status), data: this.dataOf(before, payment, view) };
  }

  /** A later look at the gateway knows less than the beginning did (a pay link, say): it adds. */
  private dataOf(before: { data?: Data }, payment: PaymentRow, view: PaymentView): Data {
    return { ...before.data, ...view.sessionData, [PAYMENT_ID]: payment.id };
  }
}

/** Medusa passes the session's id as the key of an authorization; other calls pass other ids. */
function sessionIdIn(key: string | undefined): string | undefined {
  return key?.startsWith("payses_") ? key : undefined;
}
