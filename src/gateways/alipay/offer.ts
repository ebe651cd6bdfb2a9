import type { CreatePayment, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import type { Channel } from "./session-input";

/**
 * How long a payment can be begun. Short, because a number that nobody scanned cannot be closed and
 * stays payable until then, also after the cart has changed.
 */
export const PAYMENT_LIFE_MINUTES = 15;

export const PAYMENT_LIFE_MS = PAYMENT_LIFE_MINUTES * 60 * 1000;

/**
 * When an offer is over whose answer was lost. Alipay knows no number that nobody came for, before
 * its end and after. A pre-authorization in the app ends latest: its period begins when the app hands
 * it over, which can be at the end of ours. Five minutes are for the call and for clocks that differ.
 */
export const OFFER_OVER_MS = 2 * PAYMENT_LIFE_MS + 5 * 60_000;

/** What the storefront opens, draws or hands on; only the channel's own is set. */
export type Handover = { pay_url?: string; qr_code?: string; order_string?: string };

export interface Offer {
  channel: Channel;
  /** What the buyer is told: whole seconds, and never later than Alipay's own end. */
  expiresAt: Date;
  /** When Alipay takes no payment any more; never earlier than its own end. */
  payableUntil: Date;
  handover: Handover;
}

/** Whole seconds, as Alipay counts them, so that we never promise longer than it does. */
export function expiryFrom(now: Date): Date {
  return new Date(Math.floor((now.getTime() + PAYMENT_LIFE_MS) / 1000) * 1000);
}

/** A payment that waits for its buyer. */
export function offered(
  { orderNumber, amount }: CreatePayment,
  { channel, expiresAt, payableUntil, handover }: Offer,
): Outcome<PaymentView> {
  return {
    outcome: "requires_action",
    value: {
      reference: orderNumber,
      status: "waiting",
      amount,
      payableUntil,
      sessionData: sessionData(orderNumber, channel, expiresAt, handover),
    },
  };
}

/** The handovers not used are null, so that a value a shopper sent cannot shine through. */
function sessionData(
  orderNumber: string,
  channel: Channel,
  expiresAt: Date,
  handover: Handover,
): Record<string, unknown> {
  return {
    channel,
    out_trade_no: orderNumber,
    expires_at: expiresAt.toISOString(),
    pay_url: handover.pay_url ?? null,
    qr_code: handover.qr_code ?? null,
    order_string: handover.order_string ?? null,
  };
}
