import type { Gateway } from "../gateway";

const KEPT = [
  ...["notify_id", "notify_type", "notify_time", "app_id", "charset", "version", "sign_type"],
  ...["trade_no", "out_trade_no", "trade_status", "auth_no", "out_order_no"],
];

export const outlineOf: Gateway["outlineOf"] = (payload) =>
  Object.fromEntries(KEPT.filter((name) => name in payload).map((name) => [name, payload[name]]));
