import { createSign } from "node:crypto";
import { AlipaySdk } from "alipay-sdk";
import { formatBeijing, startAlipaySimulator, type AlipaySimulator } from "..";
import { exec, newNumber, now, paidByQr, QR_ORDER, sdkFor, secondApp } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;

beforeAll(async () => {
  sim = await startAlipaySimulator();
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

/** A V2 request made by hand, signed over whatever it then holds; undefined takes a parameter out. */
async function raw(changes: Record<string, string | undefined>, sign = true): Promise<Response> {
  const parameters = Object.entries({
    app_id: sim.app.app_id,
    method: "alipay.trade.query",
    charset: "utf-8",
    version: "1.0",
    sign_type: "RSA2",
    timestamp: now(),
    biz_content: JSON.stringify({ out_trade_no: "x" }),
    ...changes,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const content = parameters
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
  const form = new URLSearchParams(parameters);
  const key = `-----BEGIN PRIVATE KEY-----\n${sim.app.private_key}\n-----END PRIVATE KEY-----`;
  if (sign) form.set("sign", createSign("RSA-SHA256").update(content).sign(key, "base64"));
  return fetch(`${sim.url}/gateway.do`, { method: "POST", body: form });
}

interface ErrorBody {
  alipay_trade_query_response?: { code: string; sub_code: string };
  error_response?: { code: string; sub_code: string };
  sign?: string;
}
const rawError = async (changes: Record<string, string | undefined>, sign = true) =>
  (await (await raw(changes, sign)).json()) as ErrorBody;

it("answers the whole life of a payment with signatures that the SDK verifies", async () => {
  const out_trade_no = newNumber();
  expect(await exec(sdk, "alipay.trade.precreate", { out_trade_no, ...QR_ORDER })).toMatchObject({
    code: "10000",
    msg: "Success",
    out_trade_no,
  });
  expect(await exec(sdk, "alipay.trade.query", { out_trade_no })).toMatchObject({
    code: "40004",
    sub_code: "ACQ.TRADE_NOT_EXIST",
  });
  sim.buyer.pay({ out_trade_no });
  expect(await exec(sdk, "alipay.trade.query", { out_trade_no })).toMatchObject({
    code: "10000",
    trade_status: "TRADE_SUCCESS",
  });
  expect(
    await exec(sdk, "alipay.trade.refund", {
      out_trade_no,
      refund_amount: "1.00",
      out_request_no: "r1",
    }),
  ).toMatchObject({ code: "10000", fund_change: "Y" });
  expect(
    await exec(sdk, "alipay.trade.fastpay.refund.query", { out_trade_no, out_request_no: "r2" }),
  ).toEqual(expect.not.objectContaining({ refund_amount: expect.anything() as unknown }));
  expect(await exec(sdk, "alipay.trade.close", { out_trade_no })).toMatchObject({
    sub_code: "ACQ.TRADE_STATUS_ERROR",
  });
});

it("shares trades with V3: both are wire formats of the same operations", async () => {
  const out_trade_no = await paidByQr(sim, sdk);
  expect(await exec(sdk, "alipay.trade.cancel", { out_trade_no })).toMatchObject({
    action: "refund",
    retry_flag: "N",
  });
});

it("leaves the answer unsigned when it does not know the application", async () => {
  const body = await rawError({ app_id: "2021000000000000" });
  expect(body.alipay_trade_query_response).toMatchObject({
    code: "40002",
    sub_code: "isv.invalid-app-id",
  });
  expect(body.sign).toBeUndefined();
});

it("refuses a signature by another key, and signs that answer", async () => {
  const other = await secondApp(sim);
  const forger = new AlipaySdk({
    appId: sim.app.app_id,
    privateKey: other.private_key,
    keyType: "PKCS8",
    alipayPublicKey: sim.app.alipay_public_key,
    gateway: `${sim.url}/gateway.do`,
    camelcase: false,
  });
  expect(await exec(forger, "alipay.trade.query", { out_trade_no: "x" })).toMatchObject({
    code: "40002",
    sub_code: "isv.invalid-signature",
  });
});

it.each([
  ["app_id", "isv.missing-app-id"],
  ["sign_type", "isv.missing-signature-type"],
  ["timestamp", "isv.missing-timestamp"],
  ["version", "isv.missing-version"],
])("names a missing %s", async (name, sub_code) => {
  const body = await rawError({ [name]: undefined });
  expect(body.alipay_trade_query_response).toMatchObject({ code: "40001", sub_code });
});

it("names a missing signature and a missing method", async () => {
  const unsigned = await rawError({}, false);
  expect(unsigned.alipay_trade_query_response).toMatchObject({
    sub_code: "isv.missing-signature",
  });
  const nameless = await rawError({ method: undefined });
  expect(nameless.error_response).toMatchObject({ sub_code: "isv.missing-method" });
});

it.each([
  [
    "a time stamp in the process's zone, not Beijing's",
    "timestamp",
    formatBeijing(Date.now() - 8 * 3_600_000),
    "isv.invalid-timestamp",
  ],
  [
    "a time stamp 16 minutes ahead",
    "timestamp",
    formatBeijing(Date.now() + 960_000),
    "isv.invalid-timestamp",
  ],
  [
    "a time stamp in another format",
    "timestamp",
    new Date().toISOString(),
    "isv.invalid-timestamp",
  ],
  ["SHA-1", "sign_type", "RSA", "isv.invalid-signature-type"],
  ["another character set", "charset", "gb18030", "isv.invalid-charset"],
  ["another version", "version", "2.0", "isv.invalid-parameter"],
])("refuses %s", async (_, name, value, sub_code) => {
  const body = await rawError({ [name]: value });
  expect(body.alipay_trade_query_response).toMatchObject({ code: "40002", sub_code });
});

it("takes a time stamp ten minutes off", async () => {
  const body = await rawError({ timestamp: formatBeijing(Date.now() - 600_000) });
  expect(body.alipay_trade_query_response).toMatchObject({ sub_code: "ACQ.TRADE_NOT_EXIST" });
});

it("still takes a shop's requests after the simulator's clock has moved", async () => {
  const keys = {
    app_private_key: sim.app.private_key,
    alipay_private_key: sim.app.alipay_private_key,
  };
  const own = await startAlipaySimulator({ app: keys });
  own.clock.advance(3 * 86_400_000);
  expect(await exec(sdkFor(own), "alipay.trade.query", { out_trade_no: "x" })).toMatchObject({
    sub_code: "ACQ.TRADE_NOT_EXIST",
  });
  await own.close();
});

it("refuses methods it does not know, and biz_content that is not JSON", async () => {
  const unknown = await rawError({ method: "alipay.trade.teleport" });
  expect(unknown.error_response).toMatchObject({ code: "40002", sub_code: "isv.invalid-method" });
  const garbled = await rawError({ biz_content: "{" });
  expect(garbled.alipay_trade_query_response).toMatchObject({ sub_code: "ACQ.INVALID_PARAMETER" });
});
