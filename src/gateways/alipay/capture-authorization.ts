import type { Money } from "../../lib/money";
import type { CaptureRequest, PaymentRef, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import type { AlipayClient, Body } from "./client";
import { CURRENCY, fromYuan, toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { canAskNow, findAuthorization } from "./find-authorization";
import { PATHS } from "./paths";
import { PRE_AUTH_PRODUCT } from "./product-codes";
import { refuse } from "./refusal";
import { retrieveAuthorization, retrieveTrade } from "./retrieve-payment";
import type { Authorization } from "./status-map";
import { subjectOf } from "./subject";

/**
 * Takes money out of a pre-authorization. Each capture is a trade of its own, whose number is `key`:
 * the same key pays once only. What the pre-authorization has become is asked for afterwards, since
 * the answer to a capture tells of that capture alone.
 */
export async function captureAuthorization(
  client: AlipayClient,
  payment: PaymentRef,
  capture: CaptureRequest,
  key: string,
): Promise<Outcome<PaymentView>> {
  const { amount } = capture;
  if (amount.currency !== CURRENCY || amount.minor === 0n) {
    return refuse("amount_invalid", "A capture at Alipay is more than zero, and in CNY.");
  }
  const found = await findAuthorization(client, payment.reference);
  if (found.kind === "unclear") {
    return failedWith(found.failure, { paymentReference: payment.reference });
  }
  const authorization = found.kind === "found" ? found.authorization : undefined;
  if (authorization?.phase === "open" && authorization.rest.minor >= amount.minor) {
    return pay(client, payment, authorization, { ...capture, key });
  }
  // An earlier call under this very key may be what used it up.
  const made = await findAuthorizationCapture(client, payment, amount, key);
  return made ?? refuseEmpty(authorization, amount);
}

/** Asks for the capture's trade; undefined when no money was taken under this key. */
export async function findAuthorizationCapture(
  client: AlipayClient,
  payment: PaymentRef,
  amount: Money,
  key: string,
): Promise<Outcome<PaymentView> | undefined> {
  const trade = await retrieveTrade(client, key);
  if (trade.outcome !== "succeeded") return aboutPayment(trade, payment);
  const { status, amount: taken } = trade.value;
  if (!taken || status === "canceled") return undefined;
  if (!taken.equals(amount)) {
    return refuse("key_reused", "This capture number was already used with another amount.");
  }
  const view = await retrieveAuthorization(client, payment.reference);
  if (view.outcome !== "succeeded" || status === "captured") return view;
  return { outcome: "pending", value: view.value };
}

async function pay(
  client: AlipayClient,
  payment: PaymentRef,
  authorization: Authorization,
  capture: CaptureRequest & { key: string },
): Promise<Outcome<PaymentView>> {
  const { amount, key } = capture;
  const body = captureContent(client, payment, authorization, capture);
  const answer = await client.post(PATHS.pay, body, client.timeouts.capture);
  if (answer.ok && saysPaid(answer.data, key, amount)) {
    return retrieveAuthorization(client, payment.reference);
  }
  const failure = answer.ok ? notUnderstood("capture not confirmed") : answer.failure;
  const otherwise = failedWith(failure, { paymentReference: payment.reference });
  if (!canAskNow(failure)) return otherwise;
  // A refusal may follow from an earlier, unseen success of this very capture: ask before believing it.
  return (await findAuthorizationCapture(client, payment, amount, key)) ?? otherwise;
}

/** COMPLETE frees the rest along with the capture. Buyer and seller have to be named here, Alipay says. */
function captureContent(
  { account }: AlipayClient,
  { orderNumber }: PaymentRef,
  { authNo, rest, title, buyer }: Authorization,
  { amount, keepRest, key, notifyUrl }: CaptureRequest & { key: string },
): Body {
  const complete = !keepRest || amount.equals(rest);
  return {
    out_trade_no: key,
    total_amount: toYuan(amount),
    subject: subjectOf(title, orderNumber),
    product_code: PRE_AUTH_PRODUCT,
    auth_no: authNo,
    auth_confirm_mode: complete ? "COMPLETE" : "NOT_COMPLETE",
    seller_id: account.fields.seller_id ?? "",
    ...buyer,
    ...(notifyUrl && { notify_url: notifyUrl }),
  };
}

/** A 2xx answer alone is none: one that is still processing comes without the time of payment. */
function saysPaid(data: Body, key: string, amount: Money): boolean {
  const { out_trade_no, total_amount, gmt_payment } = data;
  return (
    out_trade_no === key && Boolean(gmt_payment) && fromYuan(total_amount)?.equals(amount) === true
  );
}

/** The trade was asked for by the capture's number; what is to be asked later is the payment. */
function aboutPayment<T>(outcome: Outcome<T>, { reference }: PaymentRef): Outcome<T> {
  return outcome.outcome === "unknown"
    ? { ...outcome, ask: { paymentReference: reference } }
    : outcome;
}

function refuseEmpty(authorization: Authorization | undefined, amount: Money): Outcome<never> {
  if (!authorization || authorization.phase === "pending") {
    return refuse(
      "wrong_state",
      "The buyer has not authorized this at Alipay, so nothing can be captured.",
    );
  }
  const { rest, phase } = authorization;
  if (phase === "over") {
    return refuse(
      "wrong_state",
      "Nothing is left of this authorization at Alipay: it was captured, or its rest was released.",
    );
  }
  return refuse(
    "amount_invalid",
    `Only ${toYuan(rest)} CNY are left of this authorization at Alipay, not ${toYuan(amount)}.`,
  );
}
