import type { Money } from "../../lib/money";
import type { AlipayClient } from "./client";
import { fromYuan } from "./currency";
import { PATHS } from "./paths";

/**
 * - `done`: the money of this refund has moved.
 * - `other_amount`: it has moved, but under this number it was another amount.
 * - `none`: Alipay answers without refund fields, which means never seen, failed, or not yet moved.
 * - `unsure`: no answer that can be believed.
 */
export type FoundRefund = "done" | "other_amount" | "none" | "unsure";

/**
 * Asks what became of one refund of a trade. Right after a refund that Alipay has only taken, the
 * answer is `none`; it counsels to ask 10 s later (https://opendocs.alipay.com/open-v3, trade.fastpay.refund.query).
 */
export async function findRefund(
  client: AlipayClient,
  tradeNumber: string,
  refund: { reference: string; amount: Money },
): Promise<FoundRefund> {
  const answer = await client.post(
    PATHS.refundQuery,
    { out_trade_no: tradeNumber, out_request_no: refund.reference },
    client.timeouts.query,
  );
  if (!answer.ok) return "unsure";
  const { refund_status, refund_amount, out_request_no } = answer.data;
  if (refund_status !== "REFUND_SUCCESS") return "none";
  if (out_request_no !== refund.reference) return "unsure";
  const amount = fromYuan(refund_amount);
  if (!amount) return "unsure";
  return amount.equals(refund.amount) ? "done" : "other_amount";
}
