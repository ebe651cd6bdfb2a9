import { AlipayRequestError } from "alipay-sdk";
import { readFailure } from "../error-map";

const answered = (responseHttpStatus: number, code?: string) =>
  readFailure(new AlipayRequestError("secret MIIEvQ", { responseHttpStatus, code }));

test.each([
  ["isv.invalid-app-id", "key_invalid"],
  ["invalid-app-id", "key_invalid"],
  ["ACQ.TRADE_NOT_EXIST", "not_found"],
  ["TRADE_NOT_EXIST", "not_found"],
  ["ACQ.SELLER_BALANCE_NOT_ENOUGH", "seller_balance_low"],
])("%s is %s, with or without its prefix", (gatewayCode, code) => {
  expect(answered(400, gatewayCode)).toMatchObject({
    outcome: "rejected",
    error: { code, gatewayCode },
  });
});

test.each([
  ...["isp.unknow-error", "aop.ACQ.SYSTEM_ERROR", "ACQ.SYSTEM_ERROR", "AQC.SYSTEM_ERROR"],
  ...["ENTERPRISE_PAY_BIZ_ERROR", "invalid-nonce", "NEW"],
])("%s does not say whether Alipay acted", (code) => {
  expect(answered(400, code)).toMatchObject({ outcome: "unknown", askNow: true });
});

test("a 5xx is unknown whatever code comes with it", () => {
  expect(answered(502, "ACQ.ACCESS_FORBIDDEN")).toMatchObject({ outcome: "unknown" });
  expect(answered(400)).toMatchObject({ outcome: "unknown" });
});

test("what the buyer can do something about is declined, not rejected", () => {
  expect(answered(400, "ACQ.PAYMENT_REQUEST_HAS_RISK")).toMatchObject({
    outcome: "declined",
    error: { code: "risk_blocked" },
  });
});

test.each([
  [new SyntaxError("<html>"), "gateway_unavailable"],
  [new TypeError("The signature argument"), "answer_unverified"],
  [new Error("anything"), "gateway_unavailable"],
  ["not an error", "gateway_unavailable"],
])("%p is unknown", (thrown, code) => {
  expect(readFailure(thrown)).toMatchObject({ outcome: "unknown", error: { code } });
});

test("the SDK's own words are not passed on", () => {
  for (const code of ["ACQ.TRADE_NOT_EXIST", "response-signature-verify-error", "NEW"]) {
    expect(JSON.stringify(answered(400, code))).not.toContain("MIIEvQ");
  }
});

test.each(["40005", "app-call-limited", "isv.app-call-limited", "SYSTEM_RATE_LIMIT"])(
  "%s says how long to leave Alipay alone",
  (code) => {
    expect(answered(429, code)).toMatchObject({
      outcome: "rejected",
      error: { code: "rate_limited", retryable: true, retryAfterMs: 5_000 },
    });
  },
);

test.each(["isp.bill_not_exist", "BILL_NOT_EXIST"])(
  "%s: a statement that is not made yet is worth asking for again",
  (code) => {
    expect(answered(400, code)).toMatchObject({ error: { code: "not_found", retryable: true } });
  },
);

test.each([
  ["ACQ.AUTH_AMOUNT_NOT_ENOUGH", "amount_too_large"],
  ["REQUEST_AMOUNT_EXCEED", "amount_too_large"],
  ["ACQ.AUTH_ORDER_HAS_FINISHED", "payment_expired"],
  ["ORDER_ALREADY_CLOSED", "payment_expired"],
  ["ACQ.AUTH_NO_ERROR", "wrong_state"],
  ["FREEZE_ALREADY_SUCCESS", "already_paid"],
  ["ACQ.TRADE_HAS_SUCCESS", "already_paid"],
])("%s could follow from a first copy that acted, so it is asked about", (code, meaning) => {
  expect(answered(400, code)).toMatchObject({
    outcome: "rejected",
    error: { code: meaning },
    askNow: true,
  });
});

test("an authorization that does not exist is settled without asking again", () => {
  expect(answered(400, "AUTH_ORDER_NOT_EXIST")).toMatchObject({
    outcome: "rejected",
    error: { code: "not_found" },
    askNow: false,
  });
});
