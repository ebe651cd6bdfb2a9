import type { Trade } from "../domain/trade";
import type { Gateway } from "../domain/gateway";
import { formatBeijing } from "../lib/beijing-time";
import { sign } from "../lib/keys";
import { formatYuan } from "../lib/money";
import { signContent } from "../lib/sign-content";

/**
 * `return_url` with what Alipay adds after payment: signed like a notification, and without any
 * `trade_status`. The shop's own query parameters stay and are not covered by the signature.
 */
export function returnLink(
  gateway: Gateway,
  trade: Trade,
  spoilSignature = false,
): string | undefined {
  const { order } = trade;
  if (!order.return_url) return undefined;
  const parameters = {
    charset: "utf-8",
    out_trade_no: order.out_trade_no,
    method: `${order.method}.return`,
    total_amount: formatYuan(order.total),
    trade_no: trade.trade_no,
    auth_app_id: order.app.app_id,
    version: "1.0",
    app_id: order.app.app_id,
    seller_id: order.app.seller_id,
    timestamp: formatBeijing(gateway.clock.now()),
  };
  const signature = sign(signContent(parameters, []), order.app.alipayKey, spoilSignature);
  const link = new URL(order.return_url);
  const signed = { ...parameters, sign_type: "RSA2", sign: signature };
  for (const [name, value] of Object.entries(signed)) link.searchParams.set(name, value);
  return link.toString();
}
