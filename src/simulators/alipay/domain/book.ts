import type { App } from "./app";
import type { Order, Trade } from "./trade";

/** All orders and trades; a merchant's own number is unique within that merchant. */
export class Book {
  private readonly orders = new Map<string, Order>();
  private readonly ordersById = new Map<string, Order>();
  private readonly trades = new Map<string, Trade>();
  private readonly tradesByTradeNo = new Map<string, Trade>();
  /** Trades with which time alone may do something; the rest need not be looked at. */
  private readonly unsettled = new Set<Trade>();

  putOrder(order: Order): void {
    const replaced = this.orders.get(key(order.app.seller_id, order.out_trade_no));
    if (replaced) this.ordersById.delete(replaced.id);
    this.orders.set(key(order.app.seller_id, order.out_trade_no), order);
    this.ordersById.set(order.id, order);
  }

  order(sellerId: string, outTradeNo: string): Order | undefined {
    return this.orders.get(key(sellerId, outTradeNo));
  }

  orderById(id: string): Order | undefined {
    return this.ordersById.get(id);
  }

  putTrade(trade: Trade): void {
    this.trades.set(key(trade.order.app.seller_id, trade.order.out_trade_no), trade);
    this.tradesByTradeNo.set(trade.trade_no, trade);
    this.watch(trade);
  }

  trade(sellerId: string, outTradeNo: string): Trade | undefined {
    return this.trades.get(key(sellerId, outTradeNo));
  }

  tradeOf(order: Order): Trade | undefined {
    return this.trade(order.app.seller_id, order.out_trade_no);
  }

  /** By Alipay's number or the merchant's; `trade_no` wins when both are given, as Alipay rules. */
  findTrade(
    app: App,
    numbers: { trade_no?: string | undefined; out_trade_no?: string | undefined },
  ): Trade | undefined {
    if (numbers.trade_no === undefined)
      return this.trade(app.seller_id, numbers.out_trade_no ?? "");
    const trade = this.tradesByTradeNo.get(numbers.trade_no);
    return trade?.order.app.seller_id === app.seller_id ? trade : undefined;
  }

  watch(trade: Trade): void {
    this.unsettled.add(trade);
  }

  /** Trades that wait for their buyer or for a slow refund. */
  unsettledTrades(): Trade[] {
    for (const trade of this.unsettled) if (isSettled(trade)) this.unsettled.delete(trade);
    return [...this.unsettled];
  }

  allTrades(): Trade[] {
    return [...this.trades.values()];
  }

  allOrders(): Order[] {
    return [...this.orders.values()];
  }
}

function isSettled(trade: Trade): boolean {
  return (
    trade.state !== "WAIT_BUYER_PAY" && trade.refunds.every(({ state }) => state === "success")
  );
}

function key(sellerId: string, outTradeNo: string): string {
  return `${sellerId}:${outTradeNo}`;
}
