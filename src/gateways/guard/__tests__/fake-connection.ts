import { Money } from "../../../lib/money";
import type { ErrorCode, GatewayError } from "../../errors";
import type { CreatePayment, GatewayConnection, PaymentRef } from "../../gateway";
import { succeeded, type Outcome } from "../../outcome";

export const usd = Money.of(1000n, "usd");

export const payment: PaymentRef = {
  reference: "pi_1",
  orderNumber: "MPH1",
  amount: usd,
  captureMethod: "automatic",
  captures: [],
};

export const request: CreatePayment = {
  orderNumber: "MPH1",
  metadata: {},
  amount: usd,
  captureMethod: "automatic",
  description: "A test",
  input: {},
  notifyUrl: "http://127.0.0.1:1/hooks",
  idempotencyKey: "key_1",
};

export function errorWith(code: ErrorCode, more: Partial<GatewayError> = {}): GatewayError {
  return { code, merchantMessage: code, shopperMessage: code, retryable: true, ...more };
}

export const down: Outcome<never> = {
  outcome: "unknown",
  error: errorWith("gateway_unavailable"),
  ask: {},
};

export function limitedFor(retryAfterMs?: number): Outcome<never> {
  const more = retryAfterMs === undefined ? {} : { retryAfterMs };
  const error = errorWith("rate_limited", { gatewayCode: "rate_limit", ...more });
  return { outcome: "rejected", error };
}

export type Answering = () => Promise<Outcome<never> | undefined>;

/** Answers every operation alike and keeps the names of those that reached it. */
export function fakeConnection(offline = false) {
  const calls: string[] = [];
  const state: { answering: Answering | undefined } = { answering: undefined };
  const answer =
    <V>(name: string, value: V) =>
    async (): Promise<Outcome<V>> => {
      calls.push(name);
      return (await state.answering?.()) ?? succeeded(value);
    };
  const view = { reference: "pi_1", status: "captured" as const, sessionData: {} };
  const refund = { reference: "re_1", status: "succeeded" as const, amount: usd };
  const about = { reference: "x_1", payment: "pi_1" };
  const dispute = {
    ...about,
    status: "lost" as const,
    amount: usd,
    reason: "fraudulent",
    fundsWithdrawn: true,
    openedAt: new Date(0),
  };
  const warning = { ...about, kind: "misc", actionable: true, warnedAt: new Date(0) };
  const review = { ...about, isOpen: true, openedBy: "rule" };
  const saved = { reference: "pm_1", data: {} };
  const connection: GatewayConnection = {
    createsOffline: () => offline,
    createPayment: answer("createPayment", view),
    findCreated: answer("findCreated", view),
    updatePayment: answer("updatePayment", view),
    retrievePayment: answer("retrievePayment", view),
    capturePayment: answer("capturePayment", view),
    findCapture: answer("findCapture", view),
    cancelPayment: answer("cancelPayment", view),
    refundPayment: answer("refundPayment", refund),
    findRefund: answer("findRefund", refund),
    refundsOf: answer("refundsOf", [refund]),
    retrieveDispute: answer("retrieveDispute", dispute),
    retrieveFraudWarning: answer("retrieveFraudWarning", warning),
    retrieveReview: answer("retrieveReview", review),
    retrieveSavedMethod: answer("retrieveSavedMethod", {
      customerReference: "cus_1",
      method: saved,
    }),
    describePayment: answer("describePayment", view),
    customers: {
      create: answer("customers.create", { reference: "cus_1" }),
      update: answer<void>("customers.update", undefined),
      remove: answer<void>("customers.remove", undefined),
      listMethods: answer("customers.listMethods", [saved]),
      saveMethod: answer("customers.saveMethod", saved),
      removeMethod: answer<void>("customers.removeMethod", undefined),
    },
    identify: answer("identify", { merchantId: "acct_1" }),
    check: async () => {
      calls.push("check");
      return [];
    },
    parseNotification: () => {
      calls.push("parseNotification");
      return { verified: false, reason: "malformed", message: "" };
    },
  };
  return { connection, calls, state };
}

/** Every guarded operation that does something. */
export function sends({ customers, ...c }: GatewayConnection): [string, () => Promise<unknown>][] {
  if (!customers || !c.describePayment) throw new Error("not the fake");
  const { describePayment } = c;
  const capture = { amount: usd, before: usd.with(0n), keepRest: false };
  const refund = { reference: "R1", amount: usd, key: "k" };
  return [
    ["createPayment", () => c.createPayment(request)],
    ["updatePayment", () => c.updatePayment(payment, usd, "k")],
    ["capturePayment", () => c.capturePayment(payment, capture, "k")],
    ["cancelPayment", () => c.cancelPayment(payment, "k")],
    ["refundPayment", () => c.refundPayment(payment, refund)],
    ["describePayment", () => describePayment(payment, { metadata: {} }, "k")],
    ["customers.create", () => customers.create({ customerId: "c" }, "k")],
    ["customers.update", () => customers.update("cus_1", { customerId: "c" }, "k")],
    ["customers.remove", () => customers.remove("cus_1")],
    ["customers.listMethods", () => customers.listMethods("cus_1")],
    ["customers.saveMethod", () => customers.saveMethod("cus_1", "k")],
    ["customers.removeMethod", () => customers.removeMethod("cus_1", "pm_1")],
  ];
}

/** Every guarded question about a payment, with what its refusal says to ask later. */
export function asks(c: GatewayConnection): [string, () => Promise<unknown>, object][] {
  if (
    !c.retrieveDispute ||
    !c.retrieveFraudWarning ||
    !c.retrieveReview ||
    !c.retrieveSavedMethod
  ) {
    throw new Error("not the fake");
  }
  const { retrieveDispute, retrieveFraudWarning, retrieveReview, retrieveSavedMethod } = c;
  const begun = { orderNumber: "MPH1", startedAt: new Date(), captureMethod: "manual" as const };
  const about = { paymentReference: "pi_1" };
  return [
    ["retrievePayment", () => c.retrievePayment(payment), about],
    ["findCreated", () => c.findCreated(begun), { orderNumber: "MPH1" }],
    ["findCapture", () => c.findCapture(payment, { amount: usd, before: usd }, "k"), about],
    [
      "findRefund",
      () => c.findRefund(payment, { reference: "R1", amount: usd }),
      { ...about, refundReference: "R1" },
    ],
    ["refundsOf", () => c.refundsOf(payment), about],
    ["retrieveDispute", () => retrieveDispute("dp_1"), {}],
    ["retrieveFraudWarning", () => retrieveFraudWarning("issfr_1"), {}],
    ["retrieveReview", () => retrieveReview("prv_1"), {}],
    ["retrieveSavedMethod", () => retrieveSavedMethod("seti_1"), {}],
  ];
}
