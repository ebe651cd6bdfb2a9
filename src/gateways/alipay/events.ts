import type { Gateway } from "../gateway";
import { fromYuan } from "./currency";

/**
 * Ends the type of a notification that tells a trade's state once more because of a refund: not a
 * payment (TRADE_SUCCESS) and not a failure (TRADE_CLOSED), though the state alone reads like one.
 */
const REFUND = ".refund";

/** Notices about a trade or a pre-authorization; others (agreements, orders of services) move no money. */
const ABOUT_MONEY = /^(trade_status_sync|fund_auth_[a-z_]+)(\.|$)/;

export const subjectOf: Gateway["subjectOf"] = (type) => {
  if (!ABOUT_MONEY.test(type)) return undefined;
  return type.endsWith(REFUND) ? "refund" : "payment";
};

export function typeOf(fields: ReadonlyMap<string, string>): string | undefined {
  const notifyType = fields.get("notify_type");
  const status = fields.get("trade_status") ?? freezeStatus(fields);
  const refund = tellsOfRefund(fields) ? REFUND : "";
  return notifyType && (status ? `${notifyType}.${status}${refund}` : notifyType);
}

/** The number of the refund that a notification tells of: its `out_request_no`, or see `refundsOf`. */
export function refundNamedIn(fields: ReadonlyMap<string, string>): string | undefined {
  return tellsOfRefund(fields) ? fields.get("out_biz_no") || undefined : undefined;
}

/** All that was refunded of one trade, the refund told of included: `refund_fee` is cumulative. */
export const refundedIn: NonNullable<Gateway["refundedIn"]> = ({ out_trade_no, refund_fee }) => {
  const total = fromYuan(refund_fee);
  return total && typeof out_trade_no === "string" ? { trade: out_trade_no, total } : undefined;
};

/** Alipay's own rule to tell them apart: only a refund's notification has these two. */
function tellsOfRefund(fields: ReadonlyMap<string, string>): boolean {
  return (
    Boolean(fields.get("gmt_refund")) || (fromYuan(fields.get("refund_fee"))?.minor ?? 0n) > 0n
  );
}

/** `fund_auth_freeze` and `fund_auth_unfreeze` call it just `status`. */
function freezeStatus(fields: ReadonlyMap<string, string>): string | undefined {
  return fields.has("auth_no") ? fields.get("status") : undefined;
}
