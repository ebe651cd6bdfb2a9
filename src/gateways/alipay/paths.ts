/** Alipay's V3 resources that we call, all by POST (https://opendocs.alipay.com/open-v3). */
export const PATHS = {
  query: "/v3/alipay/trade/query",
  precreate: "/v3/alipay/trade/precreate",
  close: "/v3/alipay/trade/close",
  refund: "/v3/alipay/trade/refund",
  refundQuery: "/v3/alipay/trade/fastpay/refund/query",
} as const;
