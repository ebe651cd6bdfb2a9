import { sign, verify } from "node:crypto";
import { readForm } from "../../../src/gateways/alipay/notification-form";
import { signatureHolds } from "../../../src/gateways/alipay/notification-signature";
import { parseNotification } from "../../../src/gateways/alipay/webhook";
import type { Parties } from "./keys";
import { measureInTurn } from "./measure";
import { plainSdk } from "./plain-sdk";

/** A paid trade, as Alipay posts it. */
const FIELDS: Record<string, string> = {
  app_id: "2021000111222333",
  auth_app_id: "2021000111222333",
  buyer_id: "2088102177846880",
  buyer_pay_amount: "358.40",
  charset: "utf-8",
  fund_bill_list: '[{"amount":"358.40","fundChannel":"ALIPAYACCOUNT"}]',
  gmt_create: "2026-03-02 04:01:10",
  gmt_payment: "2026-03-02 04:01:22",
  invoice_amount: "358.40",
  notify_id: "2026030201222040122033230518237483",
  notify_time: "2026-03-02 04:01:23",
  notify_type: "trade_status_sync",
  out_trade_no: "MPH01JD8W9Q2K3M4N5P6R7S8T9V0",
  point_amount: "0.00",
  receipt_amount: "358.40",
  seller_id: "2088000111222333",
  subject: "Order MPH01JD8W9Q2K3M4N5P6R7S8T9V0",
  total_amount: "358.40",
  trade_no: "2026030222001433230500891234",
  trade_status: "TRADE_SUCCESS",
  version: "1.0",
};

/** A notification's signature; `whole` is all that ours does, from the raw body to the event. */
export function measureVerifying(parties: Parties) {
  const { account, keys, alipayPrivateKey } = parties;
  const names = Object.keys(FIELDS).sort();
  const text = Buffer.from(names.map((name) => `${name}=${FIELDS[name]}`).join("&"));
  const signature = sign("sha256", text, alipayPrivateKey);
  const posted = { ...FIELDS, sign: signature.toString("base64"), sign_type: "RSA2" };
  const raw = Buffer.from(new URLSearchParams(posted).toString());
  const form = readForm(raw);
  if (!form) throw new Error("the notification is no form");
  const sdk = plainSdk(parties);
  const pem = keys.alipayPublicKey.export({ format: "pem", type: "spki" }).toString();
  return measureInTurn({
    ours: () => mustHold(signatureHolds(form, keys.alipayPublicKey)),
    whole: () => mustHold(parseNotification(account, keys, raw).verified),
    sdk: () => mustHold(sdk.checkNotifySignV2(posted)),
    bare: () => mustHold(verify("sha256", text, keys.alipayPublicKey, signature)),
    bareText: () => mustHold(verify("sha256", text, pem, signature)),
  });
}

/** A refusal is quick: it must not be taken for speed. */
function mustHold(holds: boolean): void {
  if (!holds) throw new Error("a genuine signature was refused");
}
