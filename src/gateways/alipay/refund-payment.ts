import type { PaymentRef, RefundRequest, RefundView } from "../gateway";
import type { Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { CURRENCY } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { refuse } from "./refusal";
import { findRefundParts, refundParts } from "./refund-parts";
import { askForRefund, refundTrade } from "./refund-trade";

type Refund = Omit<RefundRequest, "key">;

/**
 * Refunds a paid trade, or the captures of a pre-authorization, each of which is a trade of its own.
 * A payment that was paid at once is one trade whatever was recorded as its captures, so parts are
 * heeded for pre-authorizations only.
 */
export async function refundPayment(
  client: AlipayClient,
  payment: PaymentRef,
  refund: Refund,
): Promise<Outcome<RefundView>> {
  if (refund.amount.currency !== CURRENCY || refund.amount.minor === 0n) {
    return refuse("amount_invalid", "A refund at Alipay is more than zero, and in CNY.");
  }
  if (payment.captureMethod !== "manual") return refundTrade(client, payment.reference, refund);
  const { parts = [] } = refund;
  const total = parts.reduce((sum, { amount }) => sum + amount.minor, 0n);
  if (parts.length === 0 || total !== refund.amount.minor) {
    return refuse("amount_invalid", "The refund does not say from which captures it is taken.");
  }
  return refundParts(client, { ...refund, parts });
}

/** What became of one refund, as an outcome; undefined when Alipay shows no movement for it. */
export function findRefundOf(
  client: AlipayClient,
  payment: PaymentRef,
  refund: Refund,
): Promise<Outcome<RefundView> | undefined> {
  const { reference } = payment;
  if (payment.captureMethod !== "manual") return askForRefund(client, reference, refund);
  const { parts = [] } = refund;
  if (parts.length > 0) return findRefundParts(client, { ...refund, parts });
  // Nothing to ask by, which is not the same as never seen.
  const ask = { paymentReference: reference, refundReference: refund.reference };
  return Promise.resolve(failedWith(notUnderstood("no captures named"), ask));
}
