import type { Authorization } from "../domain/authorization";
import type { Gateway } from "../domain/gateway";
import { refused } from "../lib/alipay-error";
import type { Caller } from "./operation";

/** The caller's authorization, once the buyer has scanned or opened it. */
export function requireAuthorization(
  gateway: Gateway,
  { app }: Caller,
  numbers: { auth_no?: string | undefined; out_order_no?: string | undefined },
): Authorization & { auth_no: string } {
  const { authorizations } = gateway;
  const found =
    numbers.auth_no === undefined
      ? authorizations.byOrderNo(app.seller_id, numbers.out_order_no ?? "")
      : authorizations.byAuthNo(app.seller_id, numbers.auth_no);
  if (!found || !isKnown(found)) throw refused("AUTH_ORDER_NOT_EXIST", "支付宝资金授权订单不存在");
  return found;
}

function isKnown(found: Authorization): found is Authorization & { auth_no: string } {
  return found.auth_no !== undefined;
}
