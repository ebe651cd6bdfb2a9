import type { CreatePayment, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import { toBeijing } from "./beijing-time";
import type { AlipayClient } from "./client";
import { createAuthorization } from "./create-authorization";
import { CURRENCY, toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { expiryFrom, offered, type Handover } from "./offer";
import { PATHS } from "./paths";
import { PRODUCT_CODES } from "./product-codes";
import { refuse } from "./refusal";
import { channelOf, type Channel } from "./session-input";
import { subjectFor } from "./subject";

/** Offers a payment: one that is paid at once, or a pre-authorization to be captured later. */
export async function createPayment(
  client: AlipayClient,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  if (request.amount.currency !== CURRENCY) {
    return refuse("currency_unsupported", "Alipay takes payments in CNY only.", "otherMethod");
  }
  return request.captureMethod === "manual"
    ? createAuthorization(client, request)
    : createTrade(client, request);
}

/**
 * Nothing exists at Alipay before the buyer comes: page, wap and app are a signed text made here, only
 * the QR code needs a call. Paid is captured.
 */
async function createTrade(
  client: AlipayClient,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  const channel = channelOf(request.input);
  const expiresAt = expiryFrom(client.clock.now());
  const content = orderContent(client, request, channel, expiresAt);
  const offer = (handover: Handover): Outcome<PaymentView> =>
    offered(request, { channel, expiresAt, payableUntil: expiresAt, handover });
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
  { account }: AlipayClient,
  request: CreatePayment,
  channel: Channel,
  expiresAt: Date,
): Record<string, string> {
  return {
    out_trade_no: request.orderNumber,
    total_amount: toYuan(request.amount),
    subject: subjectFor(account.options, request),
    product_code: PRODUCT_CODES[channel],
    time_expire: toBeijing(expiresAt),
  };
}
