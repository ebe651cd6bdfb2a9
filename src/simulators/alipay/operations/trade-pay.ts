import { z } from "@medusajs/framework/zod";
import { captureAuthorization, requireCapturable } from "../domain/authorization-lifecycle";
import { placeOrder } from "../domain/place-order";
import { beginTrade, payTrade } from "../domain/trade-lifecycle";
import { invalidParameter, refused } from "../lib/alipay-error";
import { defineOperation } from "./operation";
import { readOrderTerms } from "./order-terms";
import { PRE_AUTH_CODES } from "./product-codes";
import { paidTradeAnswer } from "./trade-answer";

const METHOD = "alipay.trade.pay";

const BizContent = z.looseObject({
  scene: z.enum(["bar_code", "security_code"]).optional(),
  /** What the buyer's payment code says; a bar code in the shop's scanner. */
  auth_code: z
    .string()
    .regex(/^(2[5-9]|30)\d{14,22}$/)
    .optional(),
  auth_no: z.string().optional(),
  seller_id: z.string().optional(),
  buyer_id: z.string().optional(),
  buyer_open_id: z.string().optional(),
  auth_confirm_mode: z.enum(["COMPLETE", "NOT_COMPLETE"]).default("NOT_COMPLETE"),
});

/** Takes money at once: from a buyer's payment code, or from what an authorization has frozen. */
export const tradePay = defineOperation(METHOD, BizContent, (gateway, caller, biz) => {
  const { scene, auth_code, auth_no, auth_confirm_mode, ...orderTerms } = biz;
  const terms = readOrderTerms(caller, METHOD, orderTerms);
  const preAuth = PRE_AUTH_CODES.includes(terms.product_code);
  if (preAuth !== (auth_no !== undefined)) {
    throw invalidParameter("参数无效 product_code: auth_no goes with PREAUTH_PAY");
  }
  if (preAuth && (!biz.seller_id || !(biz.buyer_id ?? biz.buyer_open_id))) {
    throw invalidParameter("参数无效 buyer_id: seller_id and buyer_id go with auth_no");
  }
  if (!preAuth && (!scene || !auth_code)) {
    throw invalidParameter("参数无效 auth_code: scene and auth_code are required");
  }
  const order = placeOrder(gateway, caller.app, terms);
  const authorization =
    auth_no === undefined
      ? undefined
      : requireCapturable(gateway, caller.app, { auth_no, amount: terms.total });
  const trade = beginTrade(gateway, order);
  const complete = auth_confirm_mode === "COMPLETE";
  if (authorization) captureAuthorization(gateway, authorization, { trade, complete });
  else payTrade(gateway, trade);
  if (trade.paidAt === undefined) throw refused("ACQ.PAYMENT_FAIL", "支付失败");
  return paidTradeAnswer(trade, trade.paidAt);
});
