import type { Money } from "../../lib/money";
import type { PaymentRef, RefundView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { CURRENCY, toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { PATHS } from "./paths";
import { refuse } from "./refusal";
import { findRefund } from "./find-refund";

/**
 * Refunds once per `out_request_no`. Neither a 2xx answer nor its absence says that money moved:
 *
 * - `fund_change=Y`: this very call moved it.
 * - `fund_change=N`: it moved earlier (the HTTP client sends a request once more when its socket
 *   dies, and the second copy gets this answer), or Alipay has not got round to it: ask.
 * - a refusal that an earlier, unseen success would cause too: ask before believing it.
 *
 * An unknown outcome is settled by refunding again under the same number, which never pays twice.
 */
export async function refundPayment(
  client: AlipayClient,
  payment: PaymentRef,
  refund: { reference: string; amount: Money },
): Promise<Outcome<RefundView>> {
  if (refund.amount.currency !== CURRENCY || refund.amount.minor === 0n) {
    return refuse("amount_invalid", "A refund at Alipay is more than zero, and in CNY.");
  }
  const ask = { paymentReference: payment.reference, refundReference: refund.reference };
  const done = succeeded<RefundView>({ ...refundView(refund), status: "succeeded" });
  const answer = await client.post(
    PATHS.refund,
    {
      out_trade_no: payment.reference,
      refund_amount: toYuan(refund.amount),
      out_request_no: refund.reference,
    },
    client.timeouts.refund,
  );
  if (answer.ok && answer.data.fund_change === "Y") return done;
  if (!answer.ok && !answer.failure.askNow) return failedWith(answer.failure, ask);

  const found = await findRefund(client, payment, refund);
  switch (found) {
    case "done":
      return done;
    case "other_amount":
      return refuse("key_reused", "This refund number was already used with another amount.");
    case "none":
      if (!answer.ok) return failedWith(answer.failure, ask);
      return { outcome: "pending", value: { ...refundView(refund), status: "pending" } };
    case "unsure":
      return failedWith(notUnderstood("refund not confirmed"), ask);
  }
}

/** What became of one refund, as an outcome; undefined when Alipay shows no movement for it. */
export async function askForRefund(
  client: AlipayClient,
  payment: PaymentRef,
  refund: { reference: string; amount: Money },
): Promise<Outcome<RefundView> | undefined> {
  const found = await findRefund(client, payment, refund);
  switch (found) {
    case "done":
      return succeeded({ ...refundView(refund), status: "succeeded" });
    case "other_amount":
      return refuse("key_reused", "This refund number was already used with another amount.");
    case "none":
      return undefined;
    case "unsure":
      return failedWith(notUnderstood("refund not confirmed"), {
        paymentReference: payment.reference,
        refundReference: refund.reference,
      });
  }
}

function refundView({
  reference,
  amount,
}: {
  reference: string;
  amount: Money;
}): Omit<RefundView, "status"> {
  return { reference, amount };
}
