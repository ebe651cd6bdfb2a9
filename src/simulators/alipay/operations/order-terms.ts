import { z } from "@medusajs/framework/zod";
import type { OrderMethod, OrderTerms } from "../domain/trade";
import { invalidParameter, refused } from "../lib/alipay-error";
import { amount, beijingTime, ignoring, merchantNumber, subject, timeoutExpress } from "./fields";
import { parseBiz, type Caller } from "./operation";
import { PRODUCT_CODES } from "./product-codes";

/** Documented order parameters that do not change what happens here. */
const IGNORED = [
  ...["goods_detail", "goods_type", "extend_params", "business_params", "promo_params"],
  ...[
    "royalty_info",
    "sub_merchant",
    "settle_info",
    "invoice_info",
    "ext_user_info",
    "query_options",
  ],
  ...["enable_pay_channels", "disable_pay_channels", "specified_channel", "merchant_order_no"],
  ...["store_id", "alipay_store_id", "operator_id", "terminal_id", "agreement_sign_params"],
  ...["buyer_id", "buyer_open_id", "buyer_logon_id", "op_app_id", "op_buyer_open_id", "pay_params"],
  ...["discountable_amount", "undiscountable_amount", "integration_type", "request_from_url"],
  ...["qr_pay_mode", "qrcode_width", "code_type", "auth_token", "hb_fq_param", "is_async_pay"],
];

const BizContent = ignoring(
  IGNORED,
  z.strictObject({
    out_trade_no: merchantNumber,
    total_amount: amount,
    subject,
    product_code: z.string(),
    body: z.string().max(400).optional(),
    time_expire: beijingTime.optional(),
    timeout_express: timeoutExpress.optional(),
    qr_code_timeout_express: timeoutExpress.optional(),
    passback_params: z.string().max(512).optional(),
    quit_url: z.string().max(400).optional(),
    seller_id: z.string().optional(),
  }),
);

/** Reads what an order asks for, as strictly as the gateway does. */
export function readOrderTerms(caller: Caller, method: OrderMethod, biz: unknown): OrderTerms {
  const { total_amount, time_expire, seller_id, ...rest } = parseBiz(BizContent, biz);
  if (!PRODUCT_CODES[method].includes(rest.product_code)) {
    throw invalidParameter(`参数无效 product_code: ${PRODUCT_CODES[method].join(" / ")}`);
  }
  if (seller_id !== undefined && seller_id !== caller.app.seller_id) {
    throw refused("ACQ.PARTNER_ERROR", "应用APP_ID填写错误或与卖家不匹配");
  }
  return {
    ...rest,
    method,
    total: total_amount,
    timeExpire: time_expire,
    notify_url: caller.notify_url,
    return_url: caller.return_url,
  };
}
