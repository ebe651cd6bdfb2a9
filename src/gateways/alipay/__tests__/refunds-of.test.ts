import { alipayGateway } from "..";
import type { PaymentRef } from "../../gateway";
import { account, cny, openShop, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());

const tradeNo = ({ reference }: PaymentRef): string =>
  shop.sim.ledger().trades.find(({ out_trade_no }) => out_trade_no === reference)?.trade_no ?? "";

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

describe("the refunds of a payment at Alipay", () => {
  it("tells one that was begun here, with our number", async () => {
    const payment = await shop.paid(1000n);
    const number = `${payment.orderNumber}_refund_1`;
    await shop.alipay.refundPayment(payment, { reference: number, amount: cny(300n), key: number });
    expect(await shop.alipay.refundsOf(payment, number)).toEqual({
      outcome: "succeeded",
      value: [{ reference: number, number, status: "succeeded", amount: cny(300n) }],
    });
  });

  it("tells one that somebody else numbered, as none of ours", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.office.refund(payment.reference, yuan(400n), "ERP77");
    expect(await shop.alipay.refundsOf(payment, "ERP77")).toEqual({
      outcome: "succeeded",
      value: [{ reference: "ERP77", status: "succeeded", amount: cny(400n) }],
    });
  });

  it("finds one of the merchant's console by the trade's own number", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.office.refund(payment.reference, yuan(250n));
    expect(await shop.alipay.refundsOf(payment, tradeNo(payment))).toEqual({
      outcome: "succeeded",
      value: [{ reference: payment.reference, status: "succeeded", amount: cny(250n) }],
    });
  });

  it("answers with none for what cannot be named, or has not moved money", async () => {
    const payment = await shop.paid(1000n);
    const none = { outcome: "succeeded", value: [] };
    expect(await shop.alipay.refundsOf(payment)).toEqual(none);
    expect(await shop.alipay.refundsOf(payment, tradeNo(payment))).toEqual(none);
    const number = `${payment.orderNumber}_refund_1`;
    shop.sim.office.slowRefunds({ out_trade_no: payment.reference });
    await shop.alipay.refundPayment(payment, { reference: number, amount: cny(300n), key: number });
    expect(await shop.alipay.refundsOf(payment, number)).toEqual(none);
  });

  it("looks in every capture of a pre-authorization, and sees a part as one of ours", async () => {
    const agreed = await shop.agreed(1000n);
    const captures = [1, 2].map((n) => ({
      number: `${agreed.orderNumber}_capture_${n}`,
      amount: cny(400n),
    }));
    for (const [n, { number, amount }] of captures.entries()) {
      const capture = { amount, before: cny(400n * BigInt(n)), keepRest: true };
      await shop.alipay.capturePayment(agreed, capture, number);
    }
    const payment = { ...agreed, captures };
    const number = `${agreed.orderNumber}_refund_1`;
    const [first, second] = captures.map((capture) => capture.number) as [string, string];
    await shop.alipay.refundPayment(payment, {
      reference: number,
      amount: cny(500n),
      key: number,
      parts: [
        { capture: first, amount: cny(400n) },
        { capture: second, amount: cny(100n) },
      ],
    });
    expect(await shop.alipay.refundsOf(payment, `${number}_2`)).toMatchObject({
      value: [{ reference: `${number}_2`, number, amount: cny(100n) }],
    });
    shop.sim.office.refund(second, "1.50");
    expect(
      await shop.alipay.refundsOf(payment, tradeNo({ ...payment, reference: second })),
    ).toEqual({
      outcome: "succeeded",
      value: [{ reference: second, status: "succeeded", amount: cny(150n) }],
    });
  });

  it("is unknown while Alipay does not answer", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.faults.add({
      kind: "drop_before",
      path: "alipay.trade.fastpay.refund.query",
      times: 9,
    });
    expect(await shop.alipay.refundsOf(payment, "ERP78")).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
    shop.sim.faults.clear();
  });

  it("cannot be asked for while the account's keys cannot be read", async () => {
    const { fields, ...rest } = account(shop.sim, shop.sim.app);
    const closed = alipayGateway.connect({ ...rest, fields: { ...fields, private_key: "x" } });
    const payment = await shop.paid(100n);
    expect(await closed.refundsOf(payment, "ERP79")).toMatchObject({ outcome: "unknown" });
  });
});

test("a trade that was refunded in full is captured and refunded, not canceled", async () => {
  const payment = await shop.paid(1000n);
  shop.sim.office.refund(payment.reference, "10.00");
  expect(await shop.alipay.retrievePayment(payment)).toMatchObject({
    value: { status: "captured", captured: cny(1000n), refunded: cny(1000n) },
  });
});
