import type { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { control, newNumber, paidByQr, QR_ORDER, sdkFor, v3 } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;

beforeAll(async () => {
  sim = await startAlipaySimulator();
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

const refusal = (code: string) => ({ code, responseHttpStatus: 400 });
const later = (): void => sim.clock.advance(3_000);
const ledgerOf = (number: string) =>
  sim.ledger().trades.find(({ out_trade_no }) => out_trade_no === number);

function refund(out_trade_no: string, refund_amount: string, out_request_no?: string) {
  return v3(sdk, "refund", {
    out_trade_no,
    refund_amount,
    ...(out_request_no && { out_request_no }),
  });
}

function refundQuery(out_trade_no: string, out_request_no: string) {
  return v3(sdk, "fastpay/refund/query", { out_trade_no, out_request_no });
}

it("moves money once per out_request_no and adds up refund_fee", async () => {
  const number = await paidByQr(sim, sdk);
  expect(await refund(number, "8.88", "r1")).toMatchObject({
    fund_change: "Y",
    refund_fee: "8.88",
    send_back_fee: "8.88",
  });
  expect(await refund(number, "8.88", "r1")).toMatchObject({
    fund_change: "N",
    refund_fee: "8.88",
  });
  later();
  expect(await refund(number, "30.00", "r2")).toMatchObject({
    fund_change: "Y",
    refund_fee: "38.88",
    send_back_fee: "30.00",
  });
  expect(ledgerOf(number)).toMatchObject({ state: "TRADE_SUCCESS", paid: 8888, refunded: 3888 });
  later();
  await refund(number, "50.00", "r3");
  expect(ledgerOf(number)).toMatchObject({ state: "TRADE_CLOSED", refunded: 8888 });
});

it("refuses more than is left", async () => {
  const number = await paidByQr(sim, sdk);
  await refund(number, "80.00", "r1");
  later();
  await expect(refund(number, "8.89", "r2")).rejects.toMatchObject(
    refusal("ACQ.REASON_TRADE_REFUND_FEE_ERR"),
  );
});

it("refuses another amount under the same out_request_no", async () => {
  const number = await paidByQr(sim, sdk);
  await refund(number, "1.00", "r1");
  await expect(refund(number, "2.00", "r1")).rejects.toMatchObject(
    refusal("ACQ.DISCORDANT_REPEAT_REQUEST"),
  );
});

it("takes only a full refund without out_request_no", async () => {
  const number = await paidByQr(sim, sdk);
  await expect(refund(number, "1.00")).rejects.toMatchObject(
    refusal("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"),
  );
  expect(await refund(number, "88.88")).toMatchObject({ fund_change: "Y" });
});

it("answers a second refund within three seconds as a call limit, and takes it after", async () => {
  const number = await paidByQr(sim, sdk);
  await refund(number, "1.00", "r1");
  await expect(refund(number, "1.00", "r2")).rejects.toMatchObject({
    code: "app-call-limited",
    responseHttpStatus: 429,
  });
  later();
  expect(await refund(number, "1.00", "r2")).toMatchObject({ fund_change: "Y" });
});

it("answers a refund query for an unknown number as success without refund fields", async () => {
  const number = await paidByQr(sim, sdk);
  expect(await refundQuery(number, "never")).toEqual({});
  await refund(number, "1.00", "r1");
  expect(await refundQuery(number, "r1")).toMatchObject({
    refund_amount: "1.00",
    refund_status: "REFUND_SUCCESS",
    total_amount: "88.88",
  });
  await expect(refundQuery(newNumber(), "r1")).rejects.toMatchObject(
    refusal("ACQ.TRADE_NOT_EXIST"),
  );
});

it("lets a refund answer N although it completes when its time has come", async () => {
  const number = await paidByQr(sim, sdk);
  await control(sim, "refunds/slow", { out_trade_no: number, complete_after_ms: 10_000 });
  expect(await refund(number, "10.00", "slow1")).toMatchObject({
    fund_change: "N",
    refund_fee: "0.00",
  });
  expect(await refundQuery(number, "slow1")).toEqual({});
  expect(ledgerOf(number)).toMatchObject({ refunded: 0 });
  await expect(refund(number, "88.88", "more")).rejects.toMatchObject(
    refusal("ACQ.REASON_TRADE_REFUND_FEE_ERR"),
  );
  sim.clock.advance(10_000);
  expect(await refundQuery(number, "slow1")).toMatchObject({ refund_status: "REFUND_SUCCESS" });
  expect(await refund(number, "10.00", "slow1")).toMatchObject({
    fund_change: "N",
    refund_fee: "10.00",
  });
  expect(ledgerOf(number)).toMatchObject({ refunded: 1000 });
});

it("lets a slow refund be completed or failed by control", async () => {
  const number = await paidByQr(sim, sdk);
  sim.office.slowRefunds({ times: 2 });
  const [kept, lost] = [newNumber(), newNumber()];
  await refund(number, "1.00", kept);
  later();
  await refund(number, "2.00", lost);
  await control(sim, `refunds/${kept}/complete`);
  await control(sim, `refunds/${lost}/fail`);
  expect(ledgerOf(number)).toMatchObject({ refunded: 100 });
  later();
  expect(await refund(number, "2.00", lost)).toMatchObject({ fund_change: "Y" });
});

it("refuses while the merchant's balance is too low, and takes the same number afterwards", async () => {
  const number = await paidByQr(sim, sdk);
  const balance = `sellers/${sim.app.seller_id}/balance`;
  await control(sim, balance, { balance: "5.00" });
  await expect(refund(number, "5.01", "r1")).rejects.toMatchObject(
    refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH"),
  );
  await control(sim, balance, { balance: null });
  expect(await refund(number, "5.01", "r1")).toMatchObject({ fund_change: "Y" });
});

it("refuses refunds of a finished trade and of an unpaid one", async () => {
  const number = await paidByQr(sim, sdk);
  await control(sim, `trades/${number}/finish`);
  expect(await v3(sdk, "query", { out_trade_no: number })).toMatchObject({
    trade_status: "TRADE_FINISHED",
  });
  await expect(refund(number, "1.00", "r1")).rejects.toMatchObject(
    refusal("ACQ.TRADE_HAS_FINISHED"),
  );
  const unpaid = newNumber();
  await v3(sdk, "precreate", { out_trade_no: unpaid, ...QR_ORDER });
  sim.buyer.scan({ out_trade_no: unpaid });
  await expect(refund(unpaid, "1.00", "r1")).rejects.toMatchObject(
    refusal("ACQ.TRADE_STATUS_ERROR"),
  );
});
