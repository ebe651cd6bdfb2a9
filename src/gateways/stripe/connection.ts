import type { Clock } from "../../lib/clock";
import { ClockWatch, type SkewListener } from "../clock-skew";
import type { GatewayConnection, OpenAccount } from "../gateway";
import { cancelPayment } from "./cancel-payment";
import { capturePayment, findCapture } from "./capture-payment";
import { checkAccount } from "./check";
import { buildClient } from "./client";
import { createPayment } from "./create-payment";
import { customerOperations } from "./customers";
import { describePayment } from "./describe-payment";
import { findCreated } from "./find-created";
import { identify } from "./identify";
import { findRefund, refundPayment } from "./refund-payment";
import { refundsOf } from "./refunds-of";
import { retrieveDispute } from "./retrieve-dispute";
import { retrieveFraudWarning } from "./retrieve-fraud-warning";
import { retrievePayment } from "./retrieve-payment";
import { retrieveReview } from "./retrieve-review";
import { retrieveSavedMethod } from "./retrieve-saved-method";
import { updatePayment } from "./update-payment";
import { parseNotification } from "./webhook";

export function connect(
  account: OpenAccount,
  clock: Clock,
  onSkew?: SkewListener,
): GatewayConnection {
  const watch = new ClockWatch(onSkew);
  const stripe = buildClient(account, { watch });
  return {
    createPayment: (request) => createPayment(stripe, account, request),
    findCreated: (begun) => findCreated(stripe, account, begun),
    updatePayment: (payment, amount, key) => updatePayment(stripe, account, payment, amount, key),
    retrievePayment: (payment) => retrievePayment(stripe, account, payment),
    capturePayment: (payment, capture, key) =>
      capturePayment(stripe, account, payment, capture, key),
    findCapture: (payment, capture) => findCapture(stripe, account, payment, capture),
    cancelPayment: (payment, key) => cancelPayment(stripe, account, payment, key),
    refundPayment: (payment, refund) => refundPayment(stripe, payment, refund),
    findRefund: (payment, { reference }) => findRefund(stripe, payment, reference),
    refundsOf: (payment) => refundsOf(stripe, payment),
    retrieveDispute: (reference) => retrieveDispute(stripe, reference),
    retrieveFraudWarning: (reference) => retrieveFraudWarning(stripe, reference),
    retrieveReview: (reference) => retrieveReview(stripe, reference),
    retrieveSavedMethod: (setupReference) => retrieveSavedMethod(stripe, setupReference),
    describePayment: (payment, words, key) => describePayment(stripe, account, payment, words, key),
    customers: customerOperations(stripe),
    identify: () => identify(stripe),
    check: (context) => checkAccount({ stripe, watch }, account, context),
    parseNotification: (raw, headers) =>
      parseNotification(stripe, account, { raw, headers, now: clock.now() }),
  };
}
