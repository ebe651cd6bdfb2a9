import type { PaymentRef, RefundPart } from "../../gateway";
import { cny, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
beforeEach(() => shop.sim.faults.clear());

/** 5.00 frozen, captured as 2.00 and 3.00. */
async function captured(): Promise<PaymentRef> {
  const payment = await shop.agreed(500n);
  const captures = [
    { number: `${payment.orderNumber}_capture_1`, amount: cny(200n) },
    { number: `${payment.orderNumber}_capture_2`, amount: cny(300n) },
  ];
  for (const { number, amount } of captures) {
    const made = await shop.alipay.capturePayment(
      payment,
      { amount, before: cny(0n), keepRest: true },
      number,
    );
    expect(made.outcome).toBe("succeeded");
  }
  return { ...payment, captures };
}

function partsOf({ captures }: PaymentRef, ...fen: bigint[]): RefundPart[] {
  return fen.map((part, index) => ({
    capture: captures[index]?.number ?? "",
    amount: cny(part),
  }));
}

const asked = (reference: string, parts: readonly RefundPart[]) => ({
  reference,
  amount: cny(parts.reduce((sum, { amount }) => sum + amount.minor, 0n)),
  parts,
});
const refund = (payment: PaymentRef, reference: string, ...fen: bigint[]) =>
  shop.alipay.refundPayment(payment, {
    ...asked(reference, partsOf(payment, ...fen)),
    key: reference,
  });
const find = (payment: PaymentRef, reference: string, ...fen: bigint[]) =>
  shop.alipay.findRefund(payment, asked(reference, partsOf(payment, ...fen)));

const refunded = ({ captures }: PaymentRef) =>
  captures.map(
    ({ number }) =>
      shop.sim.ledger().trades.find(({ out_trade_no }) => out_trade_no === number)?.refunded,
  );

test("one part is refunded of the capture it names, under the refund's own number", async () => {
  const payment = await captured();
  expect(await refund(payment, "p1", 150n)).toEqual({
    outcome: "succeeded",
    value: { reference: "p1", status: "succeeded", amount: cny(150n) },
  });
  expect(refunded(payment)).toEqual([150, 0]);
});

test("two parts are one refund", async () => {
  const payment = await captured();
  expect(await refund(payment, "p2", 200n, 100n)).toEqual({
    outcome: "succeeded",
    value: { reference: "p2", status: "succeeded", amount: cny(300n) },
  });
  expect(refunded(payment)).toEqual([200, 100]);
  const numbers = shop.sim
    .ledger()
    .movements.flatMap(({ kind, out_request_no }) =>
      kind === "refund" && out_request_no?.startsWith("p2") ? [out_request_no] : [],
    );
  expect(numbers).toEqual(["p2", "p2_2"]);
});

test("the same refund again moves nothing", async () => {
  const payment = await captured();
  await refund(payment, "p3", 200n, 100n);
  expect(await refund(payment, "p3", 200n, 100n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toEqual([200, 100]);
  expect(await find(payment, "p3", 200n, 100n)).toMatchObject({
    outcome: "succeeded",
    value: { amount: cny(300n) },
  });
});

test("refused with nothing done is that refusal", async () => {
  const payment = await captured();
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, "0");
  expect(await refund(payment, "p4", 200n, 100n)).toMatchObject({
    outcome: "rejected",
    error: { code: "seller_balance_low", retryable: true },
  });
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, null);
  expect(refunded(payment)).toEqual([0, 0]);
  expect(await find(payment, "p4", 200n, 100n)).toBeUndefined();
});

test("one part done and the other refused is pending, says why, and goes on when repeated", async () => {
  const payment = await captured();
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, "2.50");
  const half = {
    outcome: "pending",
    value: {
      status: "pending",
      amount: cny(500n),
      problem: expect.stringMatching(/^2\.00 of 5\.00 CNY have gone back.*balance/),
    },
  };
  expect(await refund(payment, "p5", 200n, 300n)).toMatchObject(half);
  expect(await find(payment, "p5", 200n, 300n)).toMatchObject({
    outcome: "pending",
    value: { problem: expect.stringContaining("2.00 of 5.00 CNY") },
  });
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, null);
  expect(await refund(payment, "p5", 200n, 300n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toEqual([200, 300]);
});

test("one part done and the other unknown is pending", async () => {
  const payment = await captured();
  shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 500, skip: 1 });
  expect(await refund(payment, "p6", 200n, 300n)).toMatchObject({ outcome: "pending" });
  expect(await refund(payment, "p6", 200n, 300n)).toMatchObject({ outcome: "succeeded" });
  expect(refunded(payment)).toEqual([200, 300]);
});

test("nothing known to be done is unknown, about the refund and the payment", async () => {
  const payment = await captured();
  shop.sim.faults.add({ kind: "error", path: "*trade/refund", status: 500 });
  expect(await refund(payment, "p7", 200n, 300n)).toMatchObject({
    outcome: "unknown",
    ask: { paymentReference: payment.reference, refundReference: "p7" },
  });
  expect(refunded(payment)).toEqual([0, 0]);
});

test("a part that Alipay takes its time with makes the whole pending", async () => {
  const payment = await captured();
  shop.sim.office.slowRefunds({ out_trade_no: payment.captures[0]?.number ?? "" });
  expect(await refund(payment, "p8", 200n, 300n)).toMatchObject({
    outcome: "pending",
    value: { problem: expect.stringContaining("3.00 of 5.00 CNY") },
  });
  shop.sim.office.completeRefund("p8");
  expect(await find(payment, "p8", 200n, 300n)).toMatchObject({ outcome: "succeeded" });
});

test("a part refused now does not hide that a later one was refunded before", async () => {
  const payment = await captured();
  shop.sim.office.slowRefunds({ out_trade_no: payment.captures[0]?.number ?? "" });
  await refund(payment, "p9", 200n, 300n);
  shop.sim.office.failRefund("p9");
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, "0");
  expect(await refund(payment, "p9", 200n, 300n)).toMatchObject({
    outcome: "pending",
    value: { problem: expect.stringContaining("3.00 of 5.00 CNY") },
  });
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, null);
});

test("a refusal is not believed while a later part is in doubt", async () => {
  const payment = await captured();
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, "0");
  shop.sim.faults.add({ kind: "error", path: "*refund/query", status: 500 });
  expect(await refund(payment, "p15", 200n, 300n)).toMatchObject({
    outcome: "unknown",
    ask: { paymentReference: payment.reference, refundReference: "p15" },
  });
  shop.sim.office.setSellerBalance(shop.sim.app.seller_id, null);
});

test("more than a capture is refused", async () => {
  const payment = await captured();
  expect(await refund(payment, "p10", 201n)).toMatchObject({
    outcome: "rejected",
    error: { code: "refund_exceeds_payment" },
  });
});

test("parts that do not make the amount are refused before anything moves", async () => {
  const payment = await captured();
  const wrong = { ...asked("p11", partsOf(payment, 200n, 100n)), amount: cny(200n), key: "k" };
  expect(await shop.alipay.refundPayment(payment, wrong)).toMatchObject({
    outcome: "rejected",
    error: { code: "amount_invalid" },
  });
  expect(refunded(payment)).toEqual([0, 0]);
});

test("a refund without parts cannot be made, and asking for one is not the same as never", async () => {
  const payment = await captured();
  const bare = { reference: "p12", amount: cny(100n) };
  expect(await shop.alipay.refundPayment(payment, { ...bare, key: "k" })).toMatchObject({
    outcome: "rejected",
    error: { code: "amount_invalid" },
  });
  expect(await shop.alipay.findRefund(payment, bare)).toMatchObject({ outcome: "unknown" });
});

test("asking is unknown while Alipay cannot say", async () => {
  const payment = await captured();
  shop.sim.faults.add({ kind: "error", path: "*refund/query", status: 500, times: 2 });
  expect(await find(payment, "p13", 200n, 300n)).toMatchObject({
    outcome: "unknown",
    ask: { refundReference: "p13" },
  });
});

test("a payment that was paid at once is one trade, whatever its captures are called", async () => {
  const payment = await shop.paid(500n);
  const parts = [{ capture: `${payment.orderNumber}_capture_1`, amount: cny(100n) }];
  expect(
    await shop.alipay.refundPayment(payment, { ...asked("p14", parts), key: "k" }),
  ).toMatchObject({ outcome: "succeeded" });
  expect(await shop.alipay.findRefund(payment, asked("p14", parts))).toMatchObject({
    outcome: "succeeded",
  });
});
