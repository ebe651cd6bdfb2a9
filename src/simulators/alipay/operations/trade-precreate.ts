import { z } from "@medusajs/framework/zod";
import type { Gateway } from "../domain/gateway";
import { placeOrder } from "../domain/place-order";
import type { Order } from "../domain/trade";
import { defineOperation } from "./operation";
import { readOrderTerms } from "./order-terms";

const METHOD = "alipay.trade.precreate";

/** Gives a QR code. A trade comes of it only when it is scanned. */
export const tradePrecreate = defineOperation(METHOD, z.unknown(), (gateway, caller, biz) => {
  const order = placeOrder(gateway, caller.app, readOrderTerms(caller, METHOD, biz));
  return { out_trade_no: order.out_trade_no, qr_code: qrCodeUrl(gateway, order) };
});

export function qrCodeUrl(gateway: Gateway, order: Order): string {
  return `${gateway.publicUrl()}/qr/${order.id}`;
}
