import type { Clock } from "../../lib/clock";
import { ClockWatch, type SkewListener } from "../clock-skew";
import type { GatewayConnection, OpenAccount } from "../gateway";
import { succeeded } from "../outcome";
import { openKeys } from "./account-keys";
import { cancelPayment } from "./cancel-payment";
import { capturePayment, findCapture } from "./capture-payment";
import { checkAccount } from "./check";
import { buildClient } from "./client";
import { closedConnection } from "./closed-connection";
import { createPayment } from "./create-payment";
import { findCreated } from "./find-created";
import { findRefundOf, refundPayment } from "./refund-payment";
import { refundsOf } from "./refunds-of";
import { retrievePayment } from "./retrieve-payment";
import { channelOf } from "./session-input";
import type { Timeouts } from "./timeouts";
import { updatePayment } from "./update-payment";
import { parseNotification } from "./webhook";

/**
 * Parses the account's keys once and puts the operations together. An account whose stored keys
 * cannot be used gets a connection that says so, since the rest of the shop has to go on.
 *
 * At Alipay the numbers themselves (`out_trade_no`, `out_request_no`) make a repeated request harmless.
 * Our idempotency keys are used only where they are such a number: for captures.
 */
export function openConnection(
  account: OpenAccount,
  clock: Clock,
  timeouts: Timeouts,
  onSkew?: SkewListener,
): GatewayConnection {
  const opened = openKeys(account.fields);
  if (!opened.ok) return closedConnection(account, opened.message);
  const { keys } = opened;
  const watch = new ClockWatch(onSkew);
  const client = buildClient({ account, keys, clock, watch, timeouts });
  return {
    // Authorizations are begun by a call, but for the app's order string.
    createsOffline: ({ input, captureMethod }) =>
      captureMethod === "manual" ? channelOf(input) === "app" : channelOf(input) !== "qr",
    createPayment: (request) => createPayment(client, request),
    findCreated: (begun) => findCreated(client, begun),
    updatePayment: () => updatePayment(),
    retrievePayment: (payment) => retrievePayment(client, payment),
    capturePayment: (payment, capture, key) => capturePayment(client, payment, capture, key),
    findCapture: (payment, capture, key) => findCapture(client, payment, capture, key),
    cancelPayment: (payment) => cancelPayment(client, payment),
    findRefund: (payment, refund) => findRefundOf(client, payment, refund),
    refundPayment: (payment, refund) => refundPayment(client, payment, refund),
    refundsOf: (payment, named) => refundsOf(client, payment, named),
    identify: () => Promise.resolve(succeeded({ merchantId: account.fields.app_id ?? "" })),
    check: (context) => checkAccount(client, context),
    parseNotification: (raw) => parseNotification(account, keys, raw),
  };
}
