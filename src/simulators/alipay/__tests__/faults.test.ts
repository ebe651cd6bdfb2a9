import type { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { control, exec, paidByQr, sdkFor, v3 } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;
let paid: string;

beforeAll(async () => {
  sim = await startAlipaySimulator({ refundIntervalMs: 0 });
  sdk = sdkFor(sim);
  paid = await paidByQr(sim, sdk);
});
afterAll(() => sim.close());

const refund = (out_request_no: string) =>
  v3(sdk, "refund", { out_trade_no: paid, refund_amount: "1.00", out_request_no });
const refunded = () =>
  sim.ledger().trades.find(({ out_trade_no }) => out_trade_no === paid)?.refunded;

it("answers a planned error in V3's shape, named by path or by method", async () => {
  sim.faults.add({ kind: "error", path: "alipay.trade.query" });
  await expect(v3(sdk, "query", { out_trade_no: paid })).rejects.toMatchObject({
    code: "SYSTEM_ERROR",
    responseHttpStatus: 500,
  });
  sim.faults.add({ kind: "error", path: "/v3/alipay/trade/*", status: 429 });
  await expect(v3(sdk, "query", { out_trade_no: paid })).rejects.toMatchObject({
    code: "app-call-limited",
    responseHttpStatus: 429,
  });
});

it.each([
  [500, "20000", "isp.unknow-error"],
  [429, "40005", "isv.app-call-limited"],
  [403, "40006", "isv.insufficient-isv-permissions"],
  [400, "40004", "ACQ.SYSTEM_ERROR"],
])("answers a planned %i in V2 as a signed %s", async (status, code, sub_code) => {
  sim.faults.add({ kind: "error", path: "alipay.trade.query", status });
  expect(await exec(sdk, "alipay.trade.query", { out_trade_no: paid })).toMatchObject({
    code,
    sub_code,
  });
});

it("acts before an error that comes after, so the same number then moves nothing", async () => {
  const before = refunded() ?? 0;
  sim.faults.add({ kind: "error_after", path: "alipay.trade.refund" });
  await expect(refund("e1")).rejects.toMatchObject({ code: "SYSTEM_ERROR" });
  expect(await refund("e1")).toMatchObject({ fund_change: "N" });
  expect(refunded()).toBe(before + 100);
});

it("spoils the answer's signature in both formats although it acted", async () => {
  const before = refunded() ?? 0;
  sim.faults.add({ kind: "bad_signature", path: "alipay.trade.*", times: 2 });
  await expect(refund("s1")).rejects.toMatchObject({ code: "response-signature-verify-error" });
  await expect(exec(sdk, "alipay.trade.query", { out_trade_no: paid })).rejects.toThrow("验签失败");
  expect(refunded()).toBe(before + 100);
});

it("refuses the client's hidden resend after a dropped answer, because its nonce is spent", async () => {
  const before = refunded() ?? 0;
  sim.faults.add({ kind: "drop_after", path: "alipay.trade.refund" });
  await expect(refund("d1")).rejects.toMatchObject({ code: "invalid-nonce" });
  expect(refunded()).toBe(before + 100);
});

it("plans faults and shows the ledger by control", async () => {
  await control(sim, "faults", { kind: "error", path: "alipay.trade.query" });
  await expect(v3(sdk, "query", { out_trade_no: paid })).rejects.toMatchObject({
    code: "SYSTEM_ERROR",
  });
  const response = await fetch(`${sim.url}/__sim/ledger`);
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(sim.ledger())));
});
