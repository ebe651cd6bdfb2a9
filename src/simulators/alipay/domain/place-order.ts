import { invalidParameter, refused } from "../lib/alipay-error";
import type { App } from "./app";
import type { Gateway } from "./gateway";
import { endOfTimeoutExpress } from "./timeout-express";
import type { Order, OrderTerms, Trade } from "./trade";

const QR_LIFE = "2h";
const DEFAULT_LIFE = "15d";

/**
 * Takes note of what a signed request offers the buyer. No trade comes of it: with page, wap and
 * precreate that waits until the buyer scans or logs in.
 *
 * A number that the gateway has seen, and that can still be paid, keeps its parameters:
 * ACQ.CONTEXT_INCONSISTENT when they changed, ACQ.TRADE_HAS_SUCCESS or ACQ.TRADE_HAS_CLOSE when the
 * trade is over.
 */
export function placeOrder(gateway: Gateway, app: App, terms: OrderTerms): Order {
  const { book, clock, numbers } = gateway;
  const known = book.order(app.seller_id, terms.out_trade_no);
  const trade = known && book.tradeOf(known);
  if (trade) return repeat(trade, app, terms);
  if (terms.timeExpire !== undefined && terms.timeExpire <= clock.now()) {
    throw invalidParameter("参数无效 time_expire: must be in the future");
  }
  const stillPayable = known && known.payableUntil > clock.now();
  if (stillPayable) refuseChange(known, app, terms);
  const order: Order = {
    ...terms,
    app,
    id: stillPayable ? known.id : numbers.orderId(),
    payableUntil: endOfOffer(terms, clock.now()),
  };
  book.putOrder(order);
  return order;
}

/** When a trade made of these terms at `createdAt` closes unpaid; `time_expire` beats the period. */
export function endOfTrade(terms: OrderTerms, createdAt: number): number {
  return terms.timeExpire ?? periodEnd(terms.timeout_express ?? DEFAULT_LIFE, createdAt);
}

/** Until when a buyer may begin. For a QR code `timeout_express` counts only from the scan. */
function endOfOffer(terms: OrderTerms, now: number): number {
  if (terms.method !== "alipay.trade.precreate") return endOfTrade(terms, now);
  return terms.timeExpire ?? periodEnd(terms.qr_code_timeout_express ?? QR_LIFE, now);
}

function repeat(trade: Trade, app: App, terms: OrderTerms): Order {
  refuseOver(trade);
  refuseChange(trade.order, app, terms);
  trade.order.return_url = terms.return_url;
  trade.order.quit_url = terms.quit_url;
  return trade.order;
}

export function refuseOver(trade: Trade): void {
  switch (trade.state) {
    case "WAIT_BUYER_PAY":
      return;
    case "TRADE_SUCCESS":
    case "TRADE_FINISHED":
      throw refused("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
    case "TRADE_CLOSED":
      throw refused("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
  }
}

function refuseChange(known: Order, app: App, terms: OrderTerms): void {
  const same =
    known.app.app_id === app.app_id &&
    known.total === terms.total &&
    known.subject === terms.subject &&
    known.body === terms.body &&
    known.product_code === terms.product_code;
  if (!same) throw refused("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
}

function periodEnd(period: string, from: number): number {
  const end = endOfTimeoutExpress(period, from);
  if (end === undefined) throw new Error(`unchecked timeout_express: ${period}`);
  return end;
}
