import type { PaymentRef, RefundAtGateway } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { failedWith } from "./error-map";
import { queryRefund, type QueriedRefund } from "./find-refund";
import { refundNumberOf } from "./numbers";

/**
 * Alipay lists no refunds; one is asked for by its number, which a notification names as `out_biz_no`.
 * A pre-authorization's refunds are refunds of its captures, and the number does not say of which.
 *
 * A refund made without a number of its own (in the merchant's console, or by other software) is told
 * of under Alipay's number of the trade, and asked for under the trade's own: it is known here by the
 * latter. What cannot be found so is left to the sum that the notification tells.
 */
export async function refundsOf(
  client: AlipayClient,
  payment: PaymentRef,
  named: string | undefined,
): Promise<Outcome<RefundAtGateway[]>> {
  if (!named) return succeeded([]);
  const ours = refundNumberOf(named, payment.orderNumber);
  for (const trade of tradesOf(payment)) {
    for (const number of ours ? [named] : [named, trade]) {
      const found = await queryRefund(client, trade, number);
      if (!found.ok) return failedWith(found.failure, { paymentReference: payment.reference });
      if (found.refund) return succeeded([atGateway(found.refund, trade, ours)]);
    }
  }
  return succeeded([]);
}

function tradesOf({ captureMethod, captures, reference }: PaymentRef): string[] {
  return captureMethod === "manual" ? captures.map(({ number }) => number) : [reference];
}

function atGateway(
  { number, amount, tradeNo }: QueriedRefund,
  trade: string,
  ours: string | undefined,
): RefundAtGateway {
  return {
    // One refund, one reference, by whichever of the trade's two numbers it was found.
    reference: number === tradeNo ? trade : number,
    ...(ours && { number: ours }),
    status: "succeeded",
    amount,
  };
}
