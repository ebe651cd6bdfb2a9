import { refused } from "../lib/alipay-error";
import type { Gateway } from "./gateway";
import { endOfTrade, refuseOver } from "./place-order";
import type { Order, Trade } from "./trade";

/** The buyer scans the code, opens the app or logs in at the cashier: only now a trade exists. */
export function beginTrade(gateway: Gateway, order: Order): Trade {
  const existing = gateway.book.tradeOf(order);
  if (existing) {
    refuseOver(existing);
    return existing;
  }
  const now = gateway.clock.now();
  if (order.payableUntil <= now) throw refused("ACQ.TRADE_HAS_CLOSE", "订单已过期，请重新下单");
  const trade: Trade = {
    order,
    trade_no: gateway.numbers.tradeNo(now),
    state: "WAIT_BUYER_PAY",
    createdAt: now,
    expiresAt: endOfTrade(order, now),
    refunds: [],
  };
  gateway.book.putTrade(trade);
  return trade;
}

export function payTrade(gateway: Gateway, trade: Trade): void {
  refuseOver(trade);
  const at = gateway.clock.now();
  trade.state = "TRADE_SUCCESS";
  trade.paidAt = at;
  const { trade_no } = trade;
  gateway.ledger.record("payment", trade.order, { at, trade_no, amount: trade.order.total });
  gateway.notifier.stateChanged(trade);
}

/** Closes an unpaid trade, on the merchant's word, the buyer's, or because its time is over. */
export function closeTrade(gateway: Gateway, trade: Trade): void {
  if (trade.state !== "WAIT_BUYER_PAY") throw refused("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
  trade.state = "TRADE_CLOSED";
  trade.closedAt = gateway.clock.now();
  gateway.notifier.stateChanged(trade);
}

/** The period for refunds is over (a year at Alipay, by control here). */
export function finishTrade(gateway: Gateway, trade: Trade): void {
  if (trade.state !== "TRADE_SUCCESS") throw refused("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
  trade.state = "TRADE_FINISHED";
  gateway.notifier.stateChanged(trade);
}
