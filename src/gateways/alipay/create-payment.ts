import type { CreatePayment, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import { toBeijing } from "./beijing-time";
import type { AlipayClient } from "./client";
import { CURRENCY, toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { PATHS } from "./paths";
import { refuse } from "./refusal";
import { channelOf, type Channel } from "./session-input";
import { subjectOf } from "./subject";

/**
 * How long a payment can be begun. Short, because a number that nobody scanned cannot be closed and
 * stays payable until then, also after the cart has changed.
 */
export const PAYMENT_LIFE_MS = 15 * 60 * 1000;

/** Each way to pay is a product that the request has to name. */
const PRODUCT_CODES: Record<Channel, string> = {
  page: "FAST_INSTANT_TRADE_PAY",
  wap: "QUICK_WAP_WAY",
  qr: "FACE_TO_FACE_PAYMENT",
  app: "QUICK_MSECURITY_PAY",
};

/** What the storefront opens, draws or hands on; only the channel's own is set. */
type Handover = { pay_url?: string; qr_code?: string; order_string?: string };

/**
 * Offers a payment. Nothing exists at Alipay before the buyer comes: page, wap and app are a signed
 * text made here, only the QR code needs a call. Paid is captured; there is no `manual` to ask for.
 */
export async function createPayment(
  client: AlipayClient,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  if (request.amount.currency !== CURRENCY) {
    return refuse("currency_unsupported", "Alipay takes payments in CNY only.", "otherMethod");
  }
  const channel = channelOf(request.input);
  const expiresAt = expiryFrom(client.clock.now());
  const content = orderContent(request, channel, expiresAt);
  const offer = (handover: Handover): Outcome<PaymentView> => ({
    outcome: "requires_action",
    value: {
      reference: request.orderNumber,
      status: "waiting",
      amount: request.amount,
      sessionData: sessionData(request.orderNumber, channel, expiresAt, handover),
    },
  });
  const { notifyUrl, returnUrl } = request;
  const back = returnUrl ? { returnUrl } : {};
  switch (channel) {
    case "page": {
      const method = "alipay.trade.page.pay";
      return offer({ pay_url: client.pageUrl({ method, content, notifyUrl, ...back }) });
    }
    case "wap": {
      const method = "alipay.trade.wap.pay";
      const quitting = { ...content, ...(returnUrl && { quit_url: returnUrl }) };
      return offer({ pay_url: client.pageUrl({ method, content: quitting, notifyUrl, ...back }) });
    }
    case "app": {
      const method = "alipay.trade.app.pay";
      return offer({ order_string: client.orderString({ method, content, notifyUrl }) });
    }
    case "qr":
      return precreate(client, { ...content, notify_url: notifyUrl }, offer);
  }
}

async function precreate(
  client: AlipayClient,
  content: Readonly<Record<string, string>>,
  offer: (handover: Handover) => Outcome<PaymentView>,
): Promise<Outcome<PaymentView>> {
  const ask = { orderNumber: content.out_trade_no ?? "" };
  const answer = await client.post(PATHS.precreate, content, client.timeouts.precreate);
  if (!answer.ok) return failedWith(answer.failure, ask);
  const { qr_code } = answer.data;
  if (typeof qr_code === "string" && qr_code) return offer({ qr_code });
  return failedWith(notUnderstood("no qr_code"), ask);
}

function orderContent(
  { orderNumber, amount, description }: CreatePayment,
  channel: Channel,
  expiresAt: Date,
): Record<string, string> {
  return {
    out_trade_no: orderNumber,
    total_amount: toYuan(amount),
    subject: subjectOf(description, orderNumber),
    product_code: PRODUCT_CODES[channel],
    time_expire: toBeijing(expiresAt),
  };
}

/** Whole seconds, as Alipay counts them, so that we never promise longer than it does. */
function expiryFrom(now: Date): Date {
  return new Date(Math.floor((now.getTime() + PAYMENT_LIFE_MS) / 1000) * 1000);
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
