import type { Money } from "../../lib/money";
import type { CaptureRequest, PaymentRef, PaymentView } from "../gateway";
import type { Outcome } from "../outcome";
import { captureAuthorization, findAuthorizationCapture } from "./capture-authorization";
import type { AlipayClient } from "./client";
import { toYuan } from "./currency";
import { refuse } from "./refusal";
import { retrieveTrade } from "./retrieve-payment";

/** Captures from a pre-authorization; any other payment is captured when the buyer pays. */
export function capturePayment(
  client: AlipayClient,
  payment: PaymentRef,
  capture: CaptureRequest,
  key: string,
): Promise<Outcome<PaymentView>> {
  return payment.captureMethod === "manual"
    ? captureAuthorization(client, payment, capture, key)
    : captureTrade(client, payment, capture.amount);
}

export function findCapture(
  client: AlipayClient,
  payment: PaymentRef,
  { amount }: Pick<CaptureRequest, "amount">,
  key: string,
): Promise<Outcome<PaymentView> | undefined> {
  return payment.captureMethod === "manual"
    ? findAuthorizationCapture(client, payment, amount, key)
    : findPaid(client, payment, amount);
}

/** Page, wap, app and QR take the money when the buyer pays; to capture is to see that it is there. */
async function captureTrade(
  client: AlipayClient,
  payment: PaymentRef,
  amount: Money,
): Promise<Outcome<PaymentView>> {
  if (!amount.equals(payment.amount)) return refuseOther(amount, payment.amount);
  const found = await retrieveTrade(client, payment.reference);
  if (found.outcome !== "succeeded") return found;
  const { status, captured } = found.value;
  if (status !== "captured" || !captured) {
    return refuse(
      "wrong_state",
      "The buyer has not paid this at Alipay, so nothing can be captured.",
    );
  }
  return captured.equals(amount) ? found : refuseOther(amount, captured);
}

function refuseOther(asked: Money, whole: Money): Outcome<never> {
  return refuse(
    "amount_invalid",
    `Alipay captures the whole payment when the buyer pays: ${toYuan(whole)} CNY, not ${toYuan(asked)}. Capture the whole and refund the difference.`,
  );
}

/** Paid is captured: to look for a capture is to look for the payment. */
async function findPaid(
  client: AlipayClient,
  payment: PaymentRef,
  amount: Money,
): Promise<Outcome<PaymentView> | undefined> {
  const found = await retrieveTrade(client, payment.reference);
  if (found.outcome !== "succeeded") return found;
  return found.value.captured?.equals(amount) ? found : undefined;
}
