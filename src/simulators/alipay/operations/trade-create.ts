import { z } from "@medusajs/framework/zod";
import { placeOrder } from "../domain/place-order";
import { beginTrade } from "../domain/trade-lifecycle";
import { invalidParameter } from "../lib/alipay-error";
import { defineOperation } from "./operation";
import { readOrderTerms } from "./order-terms";

const METHOD = "alipay.trade.create";

const Buyer = z.looseObject({
  buyer_id: z.string().optional(),
  buyer_open_id: z.string().optional(),
  buyer_logon_id: z.string().optional(),
  op_app_id: z.string().optional(),
  op_buyer_open_id: z.string().optional(),
});

/** Names its buyer, so the trade exists at once (WAIT_BUYER_PAY). */
export const tradeCreate = defineOperation(METHOD, Buyer, (gateway, caller, biz) => {
  const { buyer_id, buyer_open_id, buyer_logon_id, op_app_id, op_buyer_open_id } = biz;
  if (!buyer_id && !buyer_open_id && !buyer_logon_id && !(op_app_id && op_buyer_open_id)) {
    throw invalidParameter("参数无效 buyer_id: the buyer is required");
  }
  const terms = readOrderTerms(caller, METHOD, biz);
  const trade = beginTrade(gateway, placeOrder(gateway, caller.app, terms));
  return { out_trade_no: trade.order.out_trade_no, trade_no: trade.trade_no };
});
