import type { OrderMethod } from "../domain/trade";

/** The product that each method has to name. */
export const PRODUCT_CODES: Record<OrderMethod, readonly string[]> = {
  "alipay.trade.page.pay": ["FAST_INSTANT_TRADE_PAY"],
  "alipay.trade.wap.pay": ["QUICK_WAP_WAY"],
  "alipay.trade.app.pay": ["QUICK_MSECURITY_PAY"],
  "alipay.trade.precreate": ["FACE_TO_FACE_PAYMENT", "QR_CODE_OFFLINE"],
  "alipay.trade.create": ["JSAPI_PAY", "FACE_TO_FACE_PAYMENT"],
  "alipay.trade.pay": ["FACE_TO_FACE_PAYMENT", "PRE_AUTH", "PRE_AUTH_ONLINE", "PREAUTH_PAY"],
};

/** Contracts before 2025 have PRE_AUTH (QR code) and PRE_AUTH_ONLINE (app); newer ones PREAUTH_PAY. */
export const PRE_AUTH_CODES: readonly string[] = ["PRE_AUTH", "PRE_AUTH_ONLINE", "PREAUTH_PAY"];
