/** Alipay's V3 resources that we call, all by POST (https://opendocs.alipay.com/open-v3). */
export const PATHS = {
  query: "/v3/alipay/trade/query",
  precreate: "/v3/alipay/trade/precreate",
  close: "/v3/alipay/trade/close",
  refund: "/v3/alipay/trade/refund",
  refundQuery: "/v3/alipay/trade/fastpay/refund/query",
  /** Takes money out of what a pre-authorization has frozen. */
  pay: "/v3/alipay/trade/pay",
  voucherCreate: "/v3/alipay/fund/auth/order/voucher/create",
  authorizationQuery: "/v3/alipay/fund/auth/operation/detail/query",
  unfreeze: "/v3/alipay/fund/auth/order/unfreeze",
  undoFreeze: "/v3/alipay/fund/auth/operation/cancel",
} as const;
