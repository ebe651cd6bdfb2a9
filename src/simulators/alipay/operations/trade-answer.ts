import { BUYER } from "../domain/buyer";
import type { Gateway } from "../domain/gateway";
import type { Trade } from "../domain/trade";
import { tradeNotExist } from "../lib/alipay-error";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import type { Answer, Caller } from "./operation";

/** The caller's trade; ACQ.TRADE_NOT_EXIST for others' and for orders that nobody scanned. */
export function requireTrade(
  gateway: Gateway,
  caller: Caller,
  numbers: { trade_no?: string | undefined; out_trade_no?: string | undefined },
): Trade {
  const trade = gateway.book.findTrade(caller.app, numbers);
  if (!trade) throw tradeNotExist();
  return trade;
}

export function tradeNumbers(trade: Trade): { trade_no: string; out_trade_no: string } {
  return { trade_no: trade.trade_no, out_trade_no: trade.order.out_trade_no };
}

export function buyerFields(): Answer {
  return { buyer_logon_id: BUYER.buyer_logon_id, buyer_user_id: BUYER.buyer_id };
}

export function paidAmounts(trade: Trade): Answer {
  const total = formatYuan(trade.order.total);
  return {
    receipt_amount: total,
    buyer_pay_amount: total,
    invoice_amount: total,
    point_amount: "0.00",
    fund_bill_list: [{ amount: total, fund_channel: "ALIPAYACCOUNT" }],
  };
}

export function paidTradeAnswer(trade: Trade, paidAt: number): Answer {
  return {
    ...tradeNumbers(trade),
    ...buyerFields(),
    total_amount: formatYuan(trade.order.total),
    ...paidAmounts(trade),
    gmt_payment: formatBeijing(paidAt),
  };
}
