import { readAuthorization, released } from "../status-map";
import { cny } from "./shop";

/** As Alipay answers the query for a freeze that the buyer agreed to. */
const AUTHORIZED = {
  auth_no: "2026030210002001000281886861",
  out_order_no: "MPH1",
  order_title: "Tea",
  order_status: "AUTHORIZED",
  total_freeze_amount: "5.00",
  total_pay_amount: "0.00",
  rest_amount: "5.00",
  payer_user_id: "2088102100000017",
  payer_logon_id: "buy***@example.com",
  operation_id: "20260302025153970002",
  out_request_no: "MPH1_freeze",
  operation_type: "FREEZE",
  amount: "5.00",
  status: "SUCCESS",
};

const read = (change: Record<string, unknown> = {}) =>
  readAuthorization("MPH1", { ...AUTHORIZED, ...change });

test("what a capture needs is read along", () => {
  expect(read()).toMatchObject({
    phase: "open",
    authNo: AUTHORIZED.auth_no,
    rest: cny(500n),
    title: "Tea",
    buyer: { buyer_id: AUTHORIZED.payer_user_id },
  });
});

test("newer apps know the buyer by an open id", () => {
  expect(read({ payer_user_id: undefined, payer_open_id: "074a1Ccg" })?.buyer).toEqual({
    buyer_open_id: "074a1Ccg",
  });
});

test("nothing of the buyer is public", () => {
  const text = JSON.stringify(read()?.view.sessionData);
  expect(text).toBe(JSON.stringify({ out_trade_no: "MPH1", auth_no: AUTHORIZED.auth_no }));
});

test("before the buyer agrees the sums may be missing", () => {
  const sums = { total_pay_amount: undefined, rest_amount: undefined };
  const found = read({ order_status: "INIT", status: "INIT", ...sums });
  expect(found).toMatchObject({
    phase: "pending",
    view: { status: "waiting", amount: cny(500n) },
  });
});

test.each([
  ["FINISH", "5.00", "captured"],
  ["FINISH", "0.00", "canceled"],
  ["CLOSED", "2.00", "captured"],
  ["CLOSED", "0.00", "canceled"],
])("%s with %s taken is %s", (order_status, total_pay_amount, status) => {
  const found = read({ order_status, total_pay_amount, rest_amount: "0.00" });
  expect(found).toMatchObject({ phase: "over", view: { status } });
});

test.each([
  ["another order's", { out_order_no: "MPH2" }],
  ["another operation's", { operation_type: "UNFREEZE" }],
  ["a state that nobody knows", { order_status: "HALF_OPEN" }],
  ["no amount", { amount: undefined }],
  ["an amount that is none", { rest_amount: "5.001" }],
  ["open with nothing in it", { rest_amount: "0.00" }],
])("%s is not understood", (_, change) => {
  expect(read(change)).toBeUndefined();
});

test("freeing the rest of a capture leaves it captured", () => {
  const part = read({ total_pay_amount: "2.00", rest_amount: "3.00" });
  expect(part && released(part)).toMatchObject({
    status: "captured",
    captured: cny(200n),
    capturable: cny(0n),
  });
});
