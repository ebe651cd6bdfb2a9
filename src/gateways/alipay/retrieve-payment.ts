import type { PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { failedWith, notUnderstood } from "./error-map";
import { findAuthorization } from "./find-authorization";
import { PATHS } from "./paths";
import { nothingYet, readTrade } from "./status-map";

/** What Alipay holds of a payment: a trade, or a pre-authorization where it was begun as one. */
export function retrievePayment(
  client: AlipayClient,
  { reference, captureMethod }: Pick<PaymentRef, "reference"> & Partial<PaymentRef>,
): Promise<Outcome<PaymentView>> {
  return captureMethod === "manual"
    ? retrieveAuthorization(client, reference)
    : retrieveTrade(client, reference);
}

export async function retrieveTrade(
  client: AlipayClient,
  number: string,
): Promise<Outcome<PaymentView>> {
  const ask = { paymentReference: number };
  const answer = await client.post(PATHS.query, { out_trade_no: number }, client.timeouts.query);
  if (answer.ok) {
    const view = readTrade(number, answer.data);
    return view ? succeeded(view) : failedWith(notUnderstood("trade not understood"), ask);
  }
  if (answer.failure.error.code === "not_found") return succeeded(nothingYet(number));
  return failedWith(answer.failure, ask);
}

export async function retrieveAuthorization(
  client: AlipayClient,
  orderNumber: string,
): Promise<Outcome<PaymentView>> {
  const found = await findAuthorization(client, orderNumber);
  switch (found.kind) {
    case "found":
      return succeeded(found.authorization.view);
    case "none":
      return succeeded(nothingYet(orderNumber));
    case "unclear":
      return failedWith(found.failure, { paymentReference: orderNumber });
  }
}
