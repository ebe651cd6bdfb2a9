import type { Gateway } from "../domain/gateway";
import { placeOrder } from "../domain/place-order";
import type { Order } from "../domain/trade";
import type { Caller } from "./operation";
import { readOrderTerms } from "./order-terms";

/** Methods whose signed request the buyer's browser or app carries to Alipay. */
const METHODS = ["alipay.trade.page.pay", "alipay.trade.wap.pay", "alipay.trade.app.pay"] as const;

export type BuyerCarriedMethod = (typeof METHODS)[number];

export function isBuyerCarried(method: string): method is BuyerCarriedMethod {
  return METHODS.some((known) => known === method);
}

/** Only the app hands over order strings; the other two are opened at the gateway by a browser. */
export function isBrowserMethod(method: string): method is BuyerCarriedMethod {
  return isBuyerCarried(method) && method !== "alipay.trade.app.pay";
}

export function orderByBuyer(
  gateway: Gateway,
  caller: Caller,
  method: BuyerCarriedMethod,
  biz: unknown,
): Order {
  return placeOrder(gateway, caller.app, readOrderTerms(caller, method, biz));
}
