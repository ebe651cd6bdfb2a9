import { BUYER } from "../domain/buyer";
import { refundedAmount, type Refund, type Trade } from "../domain/trade";
import { formatBeijing, formatBeijingMillis } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";

/** What a `trade_status_sync` notification says of a trade, as it is at this moment. */
export function tradeFields(trade: Trade, refund?: Refund): Record<string, string> {
  const { order } = trade;
  return {
    app_id: order.app.app_id,
    auth_app_id: order.app.app_id,
    trade_no: trade.trade_no,
    out_trade_no: order.out_trade_no,
    seller_id: order.app.seller_id,
    buyer_id: BUYER.buyer_id,
    buyer_logon_id: BUYER.buyer_logon_id,
    trade_status: trade.state,
    subject: order.subject,
    ...(order.body !== undefined && { body: order.body }),
    total_amount: formatYuan(order.total),
    gmt_create: formatBeijing(trade.createdAt),
    ...(order.passback_params !== undefined && { passback_params: order.passback_params }),
    ...(trade.paidAt !== undefined && paidFields(trade, trade.paidAt)),
    ...(trade.closedAt !== undefined && { gmt_close: formatBeijing(trade.closedAt) }),
    ...(refund && refundFields(trade, refund)),
  };
}

function paidFields(trade: Trade, paidAt: number): Record<string, string> {
  const total = formatYuan(trade.order.total);
  return {
    receipt_amount: total,
    buyer_pay_amount: total,
    invoice_amount: total,
    point_amount: "0.00",
    gmt_payment: formatBeijing(paidAt),
    fund_bill_list: JSON.stringify([{ amount: total, fundChannel: "ALIPAYACCOUNT" }]),
  };
}

/**
 * `refund_fee` is all that was refunded so far; `out_biz_no` names the refund that did it, or the
 * trade by Alipay's number where the refund has none.
 */
function refundFields(trade: Trade, refund: Refund): Record<string, string> {
  return {
    refund_fee: formatYuan(refundedAmount(trade)),
    out_biz_no: refund.unnumbered ? trade.trade_no : refund.out_request_no,
    gmt_refund: formatBeijingMillis(refund.completedAt ?? refund.requestedAt),
  };
}
