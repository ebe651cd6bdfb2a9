import type { Channel } from "./session-input";

/** Each way to pay is a product that the request has to name, and that the contract has to cover. */
export const PRODUCT_CODES: Record<Channel, string> = {
  page: "FAST_INSTANT_TRADE_PAY",
  wap: "QUICK_WAP_WAY",
  qr: "FACE_TO_FACE_PAYMENT",
  app: "QUICK_MSECURITY_PAY",
};

/**
 * Pre-authorization, the freeze and its captures alike. Alipay's own SDK documents `PREAUTH_PAY` since
 * 2025; before, it was `PRE_AUTH` for QR codes and `PRE_AUTH_ONLINE` for apps.
 */
export const PRE_AUTH_PRODUCT = "PREAUTH_PAY";
