import type { GatewayEvent, HttpReply, NotificationResult, OpenAccount } from "../gateway";
import type { AccountKeys } from "./account-keys";
import { fromBeijing } from "./beijing-time";
import { refundNamedIn, typeOf } from "./events";
import { keepable } from "./keepable";
import { decodeForm, readForm } from "./notification-form";
import { orderNumberOf } from "./numbers";
import { signatureHolds } from "./notification-signature";

/** Anything else, and Alipay sends the notification again, up to eight times in 25 hours. */
const RECEIVED: HttpReply = { status: 200, contentType: "text/plain", body: "success" };

/** What happened last stands last in time; `notify_time` is when it was told, anew at each sending. */
const TIMES = [
  "gmt_refund",
  "gmt_close",
  "gmt_payment",
  "gmt_trans",
  "gmt_create",
  "notify_time",
] as const;

/**
 * Verifies what Alipay posted to `notify_url` and reads it. Its headers decide nothing: the content
 * type is not one that can be relied upon, and the charset is a signed field.
 */
export function parseNotification(
  account: OpenAccount,
  keys: AccountKeys,
  raw: Buffer,
): NotificationResult {
  const form = readForm(raw);
  if (!form) return refused("malformed", "The body is not a form as Alipay posts it.");
  // Which app's key to verify with; nothing else is read before the signature holds.
  if (form.get("app_id")?.toString("latin1") !== account.fields.app_id) {
    return refused("wrong_account", "The notification is for another app id.");
  }
  if (!signatureHolds(form, keys.alipayPublicKey)) {
    return refused("bad_signature", "The RSA2 signature does not verify with Alipay's public key.");
  }
  const fields = decodeForm(form);
  if (!fields) return refused("malformed", "The fields are not in the charset that they declare.");
  const event = readEvent(fields);
  if (!event) return refused("malformed", "notify_id or notify_type is missing.");
  return { verified: true, event, reply: RECEIVED };
}

/** `id` is the same whenever a notification is sent again. */
function readEvent(fields: ReadonlyMap<string, string>): GatewayEvent | undefined {
  const id = fields.get("notify_id");
  const type = typeOf(fields);
  if (!id || !type) return undefined;
  const number = fields.get("out_trade_no") ?? fields.get("out_order_no");
  const orderNumber = number && orderNumberOf(number);
  const refund = refundNamedIn(fields);
  const occurredAt = TIMES.map((name) => fromBeijing(fields.get(name))).find(Boolean);
  return {
    id,
    type,
    ...(occurredAt && { occurredAt }),
    ...(orderNumber && { payment: { reference: orderNumber, orderNumber } }),
    ...(refund && { object: refund }),
    payload: keepable(fields),
  };
}

function refused(
  reason: Extract<NotificationResult, { verified: false }>["reason"],
  message: string,
): NotificationResult {
  return { verified: false, reason, message };
}
