import type { OrderMethod, TradeState } from "../domain/trade";

/**
 * Which changes of state are told to `notify_url`. Page and precreate tell of success only; wap, app
 * and what is built like them also of closing and finishing. Refunds are told whatever the method.
 */
const STATES_NOTIFIED: Record<OrderMethod, readonly TradeState[]> = {
  "alipay.trade.page.pay": ["TRADE_SUCCESS"],
  "alipay.trade.precreate": ["TRADE_SUCCESS"],
  "alipay.trade.pay": ["TRADE_SUCCESS"],
  "alipay.trade.wap.pay": ["TRADE_SUCCESS", "TRADE_CLOSED", "TRADE_FINISHED"],
  "alipay.trade.app.pay": ["TRADE_SUCCESS", "TRADE_CLOSED", "TRADE_FINISHED"],
  "alipay.trade.create": ["TRADE_SUCCESS", "TRADE_CLOSED", "TRADE_FINISHED"],
};

export function isNotified(method: OrderMethod, state: TradeState): boolean {
  return STATES_NOTIFIED[method].includes(state);
}
