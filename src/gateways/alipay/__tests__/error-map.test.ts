import { AlipayRequestError } from "alipay-sdk";
import { readFailure } from "../error-map";
import { ERROR_TABLE } from "../error-table";

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

test.each(["isp.unknow-error", "aop.ACQ.SYSTEM_ERROR", "ACQ.SYSTEM_ERROR", "invalid-nonce", "NEW"])(
  "%s does not say whether Alipay acted",
  (code) => {
    expect(answered(400, code)).toMatchObject({ outcome: "unknown", askNow: true });
  },
);

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

test("no code stands in the table twice", () => {
  const codes = ERROR_TABLE.flatMap((entry) => entry.codes);
  expect(new Set(codes).size).toBe(codes.length);
});
