import type { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { control, newNumber, now, openShop, sdkFor } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;

beforeAll(async () => {
  sim = await startAlipaySimulator();
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

async function v3(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data } = await sdk.curl<Record<string, unknown>>("POST", `/v3/alipay/${path}`, { body });
  return data;
}

const terms = (out_order_no: string) => ({
  out_order_no,
  out_request_no: out_order_no,
  order_title: "押金",
  amount: "100.00",
  product_code: "PREAUTH_PAY",
});
const detail = (number: string, out_request_no = number) =>
  v3("fund/auth/operation/detail/query", { out_order_no: number, out_request_no });

async function frozen(): Promise<{ number: string; auth_no: string }> {
  const number = newNumber();
  const { code_value } = await v3("fund/auth/order/voucher/create", terms(number));
  await control(sim, "buyer/authorize", { qr_code: code_value });
  return { number, auth_no: String((await detail(number))["auth_no"]) };
}

const capture = (auth_no: string, total_amount: string, more: Record<string, unknown> = {}) =>
  v3("trade/pay", {
    ...{ out_trade_no: newNumber(), subject: "A", total_amount, auth_no },
    ...{ product_code: "PREAUTH_PAY", buyer_id: "2088000000000000", ...more },
    seller_id: sim.app.seller_id,
  });

const unfreeze = (auth_no: string, amount: string, out_request_no: string) =>
  v3("fund/auth/order/unfreeze", { auth_no, amount, out_request_no, remark: "还押金" });

describe("a number that was used before", () => {
  const offer = (number: string, more: object = {}) =>
    v3("fund/auth/order/voucher/create", { ...terms(number), ...more });

  it("is offered again as it was, and refused with other terms", async () => {
    const number = newNumber();
    await offer(number);
    expect(await offer(number)).toMatchObject({ out_order_no: number });
    await expect(offer(number, { amount: "90.00" })).rejects.toMatchObject({
      code: "UNIQUE_VIOLATION",
    });
  });

  it("is refused with what became of it", async () => {
    const { number, auth_no } = await frozen();
    await expect(offer(number)).rejects.toMatchObject({ code: "FREEZE_ALREADY_SUCCESS" });
    await unfreeze(auth_no, "100.00", newNumber());
    await expect(offer(number)).rejects.toMatchObject({ code: "ORDER_ALREADY_CLOSED" });
  });
});

it("freezes nothing until the buyer agrees", async () => {
  const number = newNumber();
  const { code_value } = await v3("fund/auth/order/voucher/create", terms(number));
  await expect(detail(number)).rejects.toMatchObject({ code: "AUTH_ORDER_NOT_EXIST" });
  const page = await (await fetch(String(code_value))).text();
  expect(page).toContain("¥100.00");
  sim.buyer.authorize({ qr_code: String(code_value) });
  expect(await detail(number)).toMatchObject({
    order_status: "AUTHORIZED",
    operation_type: "FREEZE",
    total_freeze_amount: "100.00",
    rest_amount: "100.00",
  });
});

it("captures in parts, and COMPLETE frees what is left", async () => {
  const { number, auth_no } = await frozen();
  await capture(auth_no, "30.00", { auth_confirm_mode: "NOT_COMPLETE" });
  expect(await detail(number)).toMatchObject({ rest_amount: "70.00", total_pay_amount: "30.00" });
  await expect(capture(auth_no, "70.01")).rejects.toMatchObject({
    code: "ACQ.AUTH_AMOUNT_NOT_ENOUGH",
  });
  await capture(auth_no, "20.00", { auth_confirm_mode: "COMPLETE" });
  expect(await detail(number)).toMatchObject({ order_status: "FINISH", rest_amount: "0.00" });
  await expect(capture(auth_no, "1.00")).rejects.toMatchObject({ code: "ACQ.AUTH_NO_ERROR" });
  const { authorizations } = sim.ledger();
  expect(authorizations.find((one) => one.auth_no === auth_no)).toMatchObject({
    frozen: 10000,
    captured: 5000,
    unfrozen: 5000,
    rest: 0,
  });
});

it("captures once per out_trade_no", async () => {
  const { number, auth_no } = await frozen();
  const out_trade_no = newNumber();
  await capture(auth_no, "30.00", { out_trade_no });
  await expect(capture(auth_no, "30.00", { out_trade_no })).rejects.toMatchObject({
    code: "ACQ.TRADE_HAS_SUCCESS",
  });
  expect(await detail(number)).toMatchObject({ rest_amount: "70.00" });
});

it("unfreezes once per out_request_no and never more than is left", async () => {
  const { number, auth_no } = await frozen();
  const first = await unfreeze(auth_no, "40.00", "u1");
  expect(first).toMatchObject({ status: "SUCCESS", amount: "40.00" });
  expect(await unfreeze(auth_no, "40.00", "u1")).toEqual(first);
  await expect(unfreeze(auth_no, "41.00", "u1")).rejects.toMatchObject({
    code: "UNIQUE_VIOLATION",
  });
  await expect(unfreeze(auth_no, "60.01", "u2")).rejects.toMatchObject({
    code: "REQUEST_AMOUNT_EXCEED",
  });
  expect(await detail(number, "u1")).toMatchObject({ operation_type: "UNFREEZE", amount: "40.00" });
  await unfreeze(auth_no, "60.00", "u2");
  expect(await detail(number)).toMatchObject({ order_status: "CLOSED", rest_amount: "0.00" });
  await expect(unfreeze(auth_no, "0.01", "u3")).rejects.toMatchObject({
    code: "ORDER_ALREADY_CLOSED",
  });
});

it("is INIT while the buyer looks at it, and can then be closed for good", async () => {
  const number = newNumber();
  const { code_value } = await v3("fund/auth/order/voucher/create", terms(number));
  await control(sim, "buyer/look_at_deposit", { qr_code: code_value });
  expect(await detail(number)).toMatchObject({
    order_status: "INIT",
    status: "INIT",
    amount: "100.00",
    total_freeze_amount: "0.00",
  });
  const cancel = { out_order_no: number, out_request_no: number, remark: "void" };
  expect(await v3("fund/auth/operation/cancel", cancel)).toMatchObject({ action: "close" });
  expect(await v3("fund/auth/operation/cancel", cancel)).toMatchObject({ action: "close" });
  expect(await detail(number)).toMatchObject({ order_status: "CLOSED", status: "CLOSED" });
  expect(() => sim.buyer.authorize({ qr_code: String(code_value) })).toThrow(
    "ORDER_ALREADY_CLOSED",
  );
});

it("captures only for a named buyer and seller, as Alipay's documentation demands", async () => {
  const { auth_no } = await frozen();
  await expect(capture(auth_no, "1.00", { buyer_id: undefined })).rejects.toMatchObject({
    code: "ACQ.INVALID_PARAMETER",
  });
});

it("cancels a freeze of which nothing was captured, and says the same again", async () => {
  const { number, auth_no } = await frozen();
  const cancel = { auth_no, out_request_no: number, remark: "void" };
  const first = await v3("fund/auth/operation/cancel", cancel);
  expect(first).toMatchObject({ action: "unfreeze", auth_no });
  expect(await v3("fund/auth/operation/cancel", cancel)).toEqual(first);
  const captured = await frozen();
  await capture(captured.auth_no, "1.00");
  await expect(
    v3("fund/auth/operation/cancel", {
      ...cancel,
      auth_no: captured.auth_no,
      out_request_no: captured.number,
    }),
  ).rejects.toMatchObject({ code: "ORDER_ALREADY_FINISH" });
});

it("takes an app's freeze as an order string, and notifies fund_auth_freeze", async () => {
  const shop = await openShop();
  const number = newNumber();
  const order_string = sdk.sdkExecute("alipay.fund.auth.order.app.freeze", {
    timestamp: now(),
    notifyUrl: shop.url,
    bizContent: terms(number),
  });
  sim.buyer.authorize({ order_string });
  const [message] = await shop.wait(1);
  expect(message?.fields).toMatchObject({
    notify_type: "fund_auth_freeze",
    out_order_no: number,
    status: "SUCCESS",
    amount: "100.00",
  });
  expect(sdk.checkNotifySignV2(message?.fields)).toBe(true);
  await shop.close();
});
