import type { Money } from "../../lib/money";
import type { AlipayClient } from "./client";
import { fromYuan } from "./currency";
import { notUnderstood, type Failure } from "./error-map";
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
  const found = await queryRefund(client, tradeNumber, refund.reference);
  if (!found.ok) return "unsure";
  if (!found.refund) return "none";
  return found.refund.amount.equals(refund.amount) ? "done" : "other_amount";
}

/** A refund whose money has moved, under the number that Alipay answers with. */
export interface QueriedRefund {
  number: string;
  amount: Money;
  /** Alipay's own number of the trade. */
  tradeNo: unknown;
}

type Queried = { ok: true; refund: QueriedRefund | undefined } | { ok: false; failure: Failure };

/** Asks for one refund of a trade by its number; none while no money has moved. */
export async function queryRefund(
  client: AlipayClient,
  tradeNumber: string,
  number: string,
): Promise<Queried> {
  const answer = await client.post(
    PATHS.refundQuery,
    { out_trade_no: tradeNumber, out_request_no: number },
    client.timeouts.query,
  );
  if (!answer.ok) return answer;
  const { refund_status, refund_amount, out_request_no, trade_no } = answer.data;
  if (refund_status !== "REFUND_SUCCESS") return { ok: true, refund: undefined };
  const amount = fromYuan(refund_amount);
  if (out_request_no !== number || !amount) {
    return { ok: false, failure: notUnderstood("refund not understood") };
  }
  return { ok: true, refund: { number, amount, tradeNo: trade_no } };
}
