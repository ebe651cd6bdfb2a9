import { AlipayError, refused } from "../lib/alipay-error";
import type { Fen } from "../lib/money";
import type { Gateway } from "./gateway";
import { paidAmount, refundableAmount, type Refund, type Trade } from "./trade";

export interface RefundRequest {
  amount: Fen;
  out_request_no?: string | undefined;
  reason?: string | undefined;
}

/**
 * Refunds once per `out_request_no`: the same number again moves nothing, and `moved` is false.
 * Without a number only a full refund is taken, and the trade's own number stands in for it.
 */
export function refundTrade(
  gateway: Gateway,
  trade: Trade,
  request: RefundRequest,
): { refund: Refund; moved: boolean } {
  const requestNo = request.out_request_no ?? trade.order.out_trade_no;
  const earlier = trade.refunds.find(({ out_request_no }) => out_request_no === requestNo);
  if (earlier) {
    if (earlier.amount !== request.amount) {
      throw refused("ACQ.DISCORDANT_REPEAT_REQUEST", "请求信息不一致");
    }
    return { refund: earlier, moved: false };
  }
  refuseUnlessRefundable(gateway, trade, request);
  const slow = gateway.slowRefunds.take(trade.order.out_trade_no);
  const now = gateway.clock.now();
  const refund: Refund = {
    out_request_no: requestNo,
    amount: request.amount,
    state: "processing",
    requestedAt: now,
    ...(request.out_request_no === undefined && { unnumbered: true }),
    ...(request.reason !== undefined && { reason: request.reason }),
    ...(slow?.complete_after_ms !== undefined && { completesAt: now + slow.complete_after_ms }),
  };
  trade.refunds.push(refund);
  if (slow) {
    gateway.book.watch(trade);
    return { refund, moved: false };
  }
  completeRefund(gateway, trade, refund);
  return { refund, moved: true };
}

/**
 * A refund that somebody makes in the merchant's console, in part or in full. Without a number the
 * trade's own stands in for it, once; what comes after has a number that only statements tell.
 */
export function refundInConsole(gateway: Gateway, trade: Trade, request: RefundRequest): Refund {
  refuseUnlessRefundable(gateway, trade, { ...request, out_request_no: "console" });
  const own = trade.order.out_trade_no;
  const isTaken = trade.refunds.some(({ out_request_no }) => out_request_no === own);
  const standIn = isTaken ? gateway.numbers.refundNo(gateway.clock.now()) : own;
  const refund: Refund = {
    out_request_no: request.out_request_no ?? standIn,
    amount: request.amount,
    state: "processing",
    requestedAt: gateway.clock.now(),
    ...(request.out_request_no === undefined && { unnumbered: true }),
  };
  trade.refunds.push(refund);
  completeRefund(gateway, trade, refund);
  return refund;
}

/** The money goes back. A trade refunded in full is TRADE_CLOSED. */
export function completeRefund(gateway: Gateway, trade: Trade, refund: Refund): void {
  const at = gateway.clock.now();
  refund.state = "success";
  refund.completedAt = at;
  const { amount, out_request_no } = refund;
  const { trade_no } = trade;
  gateway.ledger.record("refund", trade.order, { at, trade_no, amount, out_request_no });
  if (trade.refunds.every(({ state }) => state === "success") && refundableAmount(trade) === 0) {
    trade.state = "TRADE_CLOSED";
    trade.closedAt = at;
  }
  gateway.notifier.refunded(trade, refund);
}

function refuseUnlessRefundable(gateway: Gateway, trade: Trade, request: RefundRequest): void {
  if (trade.state === "TRADE_FINISHED") throw refused("ACQ.TRADE_HAS_FINISHED", "交易已完结");
  if (trade.paidAt === undefined) throw refused("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
  if (request.amount > refundableAmount(trade)) {
    throw refused("ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
  }
  if (request.out_request_no === undefined && request.amount !== paidAmount(trade)) {
    throw refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
  }
  refuseTooSoon(gateway, trade);
  if (!gateway.ledger.balances.covers(trade.order.app.seller_id, request.amount)) {
    throw refused("ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
  }
}

/**
 * Alipay asks for 3 s between refunds of one trade but documents no code for it. Answered here as a
 * call limit (40005, V3 429), because the remedy is a call limit's: wait, then send the same again.
 */
function refuseTooSoon(gateway: Gateway, trade: Trade): void {
  const last = trade.refunds.at(-1);
  if (!last) return;
  if (gateway.clock.now() - last.requestedAt < gateway.settings.refundIntervalMs) {
    throw new AlipayError("40005", "isv.app-call-limited", "同一笔交易的退款至少间隔3s后发起");
  }
}
