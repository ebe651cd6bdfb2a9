import type { PaymentRef, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { cancelAuthorization } from "./cancel-authorization";
import type { AlipayClient } from "./client";
import { failedWith } from "./error-map";
import { PATHS } from "./paths";
import { refuse } from "./refusal";
import { retrieveTrade } from "./retrieve-payment";
import { nothingYet } from "./status-map";

/** Frees what a pre-authorization holds, or closes an unpaid trade. */
export function cancelPayment(
  client: AlipayClient,
  payment: PaymentRef,
): Promise<Outcome<PaymentView>> {
  return payment.captureMethod === "manual"
    ? cancelAuthorization(client, payment)
    : closeTrade(client, payment);
}

/**
 * Closes an unpaid trade. Never `trade.cancel`: that gives back the money of a trade that was paid
 * in the meantime, without anybody having decided to refund it.
 *
 * A number that nobody scanned has nothing to close and counts as canceled. It stays payable until
 * its `time_expire`, so a payment can still come; whoever cancels goes on listening until then.
 */
async function closeTrade(
  client: AlipayClient,
  payment: PaymentRef,
): Promise<Outcome<PaymentView>> {
  const { reference } = payment;
  const canceled: PaymentView = { ...nothingYet(reference), status: "canceled" };
  const answer = await client.post(PATHS.close, { out_trade_no: reference }, client.timeouts.close);
  if (answer.ok) return succeeded({ ...canceled, amount: payment.amount });
  const { failure } = answer;
  if (failure.error.code === "not_found") return succeeded(canceled);
  const otherwise = failedWith(failure, { paymentReference: reference });
  const stateMayTell = failure.askNow || failure.error.code === "already_paid";
  return stateMayTell ? byState(client, payment, otherwise) : otherwise;
}

/** The close did not go through: what the payment is by now says whether that matters. */
async function byState(
  client: AlipayClient,
  payment: PaymentRef,
  otherwise: Outcome<PaymentView>,
): Promise<Outcome<PaymentView>> {
  const found = await retrieveTrade(client, payment.reference);
  if (found.outcome !== "succeeded") return otherwise;
  switch (found.value.status) {
    case "canceled":
      return found;
    case "captured":
      if (found.value.refunded) {
        return refuse("already_refunded", "This was paid and refunded in full; nothing is left.");
      }
      return refuse(
        "already_paid",
        "The buyer has paid this at Alipay, so it cannot be canceled. Refund it instead.",
        "paid",
      );
    default:
      return otherwise;
  }
}
