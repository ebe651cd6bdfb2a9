import type { CreatePayment, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { freezeNumber } from "./numbers";
import { expiryFrom, offered, PAYMENT_LIFE_MINUTES, PAYMENT_LIFE_MS } from "./offer";
import { PATHS } from "./paths";
import { PRE_AUTH_PRODUCT } from "./product-codes";
import { channelOf } from "./session-input";
import { subjectFor, TITLE_LENGTH } from "./subject";

/**
 * Offers a pre-authorization: the buyer agrees, the money is frozen, and captures take it later. In a
 * browser that is a QR code whatever was asked for, since Alipay has no page for it; `channel` in the
 * session data says which it became.
 */
export function createAuthorization(
  client: AlipayClient,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  return channelOf(request.input) === "app"
    ? Promise.resolve(inApp(client, request))
    : byQrCode(client, request);
}

/** The period begins when Alipay gets the request, so at the latest when its answer is here. */
async function byQrCode(
  client: AlipayClient,
  request: CreatePayment,
): Promise<Outcome<PaymentView>> {
  const { clock, timeouts } = client;
  const expiresAt = expiryFrom(clock.now());
  const body = { ...depositContent(client, request), notify_url: request.notifyUrl };
  const answer = await client.post(PATHS.voucherCreate, body, timeouts.precreate);
  const ask = { orderNumber: request.orderNumber };
  if (!answer.ok) return failedWith(answer.failure, ask);
  const { code_value: qr_code } = answer.data;
  if (typeof qr_code !== "string" || !qr_code) return failedWith(notUnderstood("no QR code"), ask);
  const payableUntil = new Date(clock.now().getTime() + PAYMENT_LIFE_MS);
  return offered(request, { channel: "qr", expiresAt, payableUntil, handover: { qr_code } });
}

/** The period begins when the app hands the string over: at the last moment shown, at the latest. */
function inApp(client: AlipayClient, request: CreatePayment): Outcome<PaymentView> {
  const expiresAt = expiryFrom(client.clock.now());
  const payableUntil = new Date(expiresAt.getTime() + PAYMENT_LIFE_MS);
  const order_string = client.orderString({
    method: "alipay.fund.auth.order.app.freeze",
    content: depositContent(client, request),
    notifyUrl: request.notifyUrl,
  });
  return offered(request, { channel: "app", expiresAt, payableUntil, handover: { order_string } });
}

/** A pre-authorization has no absolute end; Huabei is only offered when the payee is named. */
function depositContent({ account }: AlipayClient, request: CreatePayment): Record<string, string> {
  const { orderNumber, amount } = request;
  return {
    out_order_no: orderNumber,
    out_request_no: freezeNumber(orderNumber),
    order_title: subjectFor(account.options, request, TITLE_LENGTH),
    amount: toYuan(amount),
    product_code: PRE_AUTH_PRODUCT,
    payee_user_id: account.fields.seller_id ?? "",
    pay_timeout: `${PAYMENT_LIFE_MINUTES}m`,
  };
}
