import { z } from "@medusajs/framework/zod";
import type { AuthorizationTerms } from "../domain/authorization";
import { invalidParameter, refused } from "../lib/alipay-error";
import { amount, ignoring, merchantNumber, timeoutExpress } from "./fields";
import { parseBiz, type Caller } from "./operation";
import { PRE_AUTH_CODES } from "./product-codes";

const IGNORED = [
  ...["extra_param", "trans_currency", "settle_currency", "scene_code", "enable_pay_channels"],
  ...["disable_pay_channels", "business_params", "identity_params", "deposit_product_mode"],
  ...["payee_logon_id", "rent_info", "goods_detail", "category", "credit_exercise_info"],
];

const BizContent = ignoring(
  IGNORED,
  z.strictObject({
    out_order_no: merchantNumber,
    out_request_no: merchantNumber,
    order_title: z.string().min(1).max(100),
    amount,
    product_code: z.string(),
    payee_user_id: z.string().optional(),
    pay_timeout: timeoutExpress.optional(),
    timeout_express: timeoutExpress.optional(),
  }),
);

const DEFAULT_PERIOD = "1h";

/** Reads what an authorization asks the buyer to agree to. */
export function readAuthorizationTerms(
  caller: Caller,
  method: AuthorizationTerms["method"],
  biz: unknown,
): AuthorizationTerms {
  const { amount: frozen, product_code, payee_user_id, ...rest } = parseBiz(BizContent, biz);
  if (!PRE_AUTH_CODES.includes(product_code)) {
    throw invalidParameter(`参数无效 product_code: ${PRE_AUTH_CODES.join(" / ")}`);
  }
  if (payee_user_id !== undefined && payee_user_id !== caller.app.seller_id) {
    throw refused("PAYEE_NOT_EXIST", "收款方与应用不匹配");
  }
  const { pay_timeout, timeout_express, ...order } = rest;
  return {
    ...order,
    method,
    frozen,
    period: pay_timeout ?? timeout_express ?? DEFAULT_PERIOD,
    notify_url: caller.notify_url,
  };
}
