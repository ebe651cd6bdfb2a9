export const V3_PREFIX = "/v3/";

/** V3 paths are the method's name with slashes: `/v3/alipay/trade/query` is `alipay.trade.query`. */
export function methodOfPath(path: string): string {
  return path.slice(V3_PREFIX.length).replaceAll("/", ".");
}
