import type { Money } from "../../lib/money";
import type { RefundView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import type { AlipayClient } from "./client";
import { toYuan } from "./currency";
import { failedWith, notUnderstood } from "./error-map";
import { findRefund, type FoundRefund } from "./find-refund";
import { PATHS } from "./paths";
import { refuse } from "./refusal";

/** One refund of one trade. */
export interface TradeRefund {
  /** `out_request_no` */
  reference: string;
  amount: Money;
}

/**
 * Refunds once per `out_request_no`. Neither a 2xx answer nor its absence says that money moved:
 *
 * - `fund_change=Y`: this very call moved it.
 * - `fund_change=N`: it moved earlier (the HTTP client sends a request once more when its socket
 *   dies, and the second copy gets this answer), or Alipay has not got round to it: ask.
 * - a refusal that an earlier, unseen success would cause too: ask before believing it.
 *
 * `refund_fee` in the answer is all that was ever refunded of the trade, so it is not this refund's
 * amount and is not read. An unknown outcome is settled by refunding again under the same number,
 * which never pays twice.
 */
export async function refundTrade(
  client: AlipayClient,
  tradeNumber: string,
  refund: TradeRefund,
): Promise<Outcome<RefundView>> {
  const answer = await client.post(
    PATHS.refund,
    {
      out_trade_no: tradeNumber,
      refund_amount: toYuan(refund.amount),
      out_request_no: refund.reference,
    },
    client.timeouts.refund,
  );
  if (answer.ok && answer.data.fund_change === "Y") return done(refund);
  const ask = { paymentReference: tradeNumber, refundReference: refund.reference };
  if (!answer.ok && !answer.failure.askNow) return failedWith(answer.failure, ask);
  const found = outcomeOf(await findRefund(client, tradeNumber, refund), tradeNumber, refund);
  if (found) return found;
  if (!answer.ok) return failedWith(answer.failure, ask);
  return { outcome: "pending", value: { ...viewOf(refund), status: "pending" } };
}

/** What became of one refund of a trade; undefined when Alipay shows no movement for it. */
export async function askForRefund(
  client: AlipayClient,
  tradeNumber: string,
  refund: TradeRefund,
): Promise<Outcome<RefundView> | undefined> {
  return outcomeOf(await findRefund(client, tradeNumber, refund), tradeNumber, refund);
}

function outcomeOf(
  found: FoundRefund,
  tradeNumber: string,
  refund: TradeRefund,
): Outcome<RefundView> | undefined {
  switch (found) {
    case "done":
      return done(refund);
    case "other_amount":
      return refuse("key_reused", "This refund number was already used with another amount.");
    case "none":
      return undefined;
    case "unsure":
      return failedWith(notUnderstood("refund not confirmed"), {
        paymentReference: tradeNumber,
        refundReference: refund.reference,
      });
  }
}

function done(refund: TradeRefund): Outcome<RefundView> {
  return succeeded({ ...viewOf(refund), status: "succeeded" });
}

/** Named field by field: whoever asks may hand over more than belongs in a view. */
function viewOf({ reference, amount }: TradeRefund): Omit<RefundView, "status"> {
  return { reference, amount };
}
