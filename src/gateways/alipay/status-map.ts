import type { PaymentView } from "../gateway";
import type { Body } from "./client";
import { fromYuan } from "./currency";

const TRADE_STATES = ["WAIT_BUYER_PAY", "TRADE_SUCCESS", "TRADE_FINISHED", "TRADE_CLOSED"] as const;

type TradeState = (typeof TRADE_STATES)[number];

/**
 * Reads a trade as the query gives it.
 * @returns undefined when it is another payment's, or its state or amount makes no sense
 */
export function readTrade(reference: string, trade: Body): PaymentView | undefined {
  const state = TRADE_STATES.find((known) => known === trade.trade_status);
  const amount = fromYuan(trade.total_amount);
  if (!state || !amount || trade.out_trade_no !== reference) return undefined;
  const { trade_no } = trade;
  const sessionData = {
    out_trade_no: reference,
    ...(typeof trade_no === "string" && { trade_no }),
  };
  const view = { reference, amount, sessionData };
  return { ...view, ...moneyState(state, trade, amount) };
}

/** What Alipay does not know (yet): with page, wap and QR there is no trade until the buyer comes. */
export function nothingYet(reference: string): PaymentView {
  return { reference, status: "waiting", sessionData: { out_trade_no: reference } };
}

/**
 * The query does not tell how much of a TRADE_SUCCESS was refunded, so `refunded` stays undefined
 * there; each refund is asked for by its own number.
 */
function moneyState(
  state: TradeState,
  trade: Body,
  amount: PaymentView["amount"],
): Pick<PaymentView, "status" | "captured" | "refunded"> {
  switch (state) {
    case "WAIT_BUYER_PAY":
      return { status: "waiting" };
    case "TRADE_SUCCESS":
    case "TRADE_FINISHED":
      return { status: "captured", ...(amount && { captured: amount }) };
    case "TRADE_CLOSED":
      if (!wasPaid(trade)) return { status: "canceled" };
      return { status: "captured", ...(amount && { captured: amount, refunded: amount }) };
  }
}

/** TRADE_CLOSED is both "never paid" and "refunded in full"; only a paid trade says when and from what. */
function wasPaid({ send_pay_date, fund_bill_list }: Body): boolean {
  return Boolean(send_pay_date) || (Array.isArray(fund_bill_list) && fund_bill_list.length > 0);
}
