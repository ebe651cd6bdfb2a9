import { Money } from "../../../lib/money";
import { openShop, usd, view, type Shop } from "./shop";
import { REFUND_FAILURES } from "../refund-failures";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

describe("refunding", () => {
  const refund = (reference: string, cents: bigint) => ({
    reference,
    amount: usd(cents),
    key: reference,
  });

  it("gives back parts until nothing is left, then refuses", async () => {
    const payment = await shop.paid(1000n);
    const first = await shop.stripe.refundPayment(payment, refund("r1", 300n));
    expect(first).toMatchObject({ outcome: "succeeded", value: { amount: usd(300n) } });
    expect((await shop.stripe.refundPayment(payment, refund("r2", 700n))).outcome).toBe(
      "succeeded",
    );
    expect(view(await shop.stripe.retrievePayment(payment)).refunded).toEqual(usd(1000n));
    expect(await shop.stripe.refundPayment(payment, refund("r3", 1n))).toMatchObject({
      outcome: "rejected",
      error: { code: "already_refunded" },
    });
    expect(shop.ledger(payment)?.refunded).toBe(1000);
  });

  it("has one effect under one key, even when the first answer was lost", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/refunds", times: 2 });
    expect((await shop.stripe.refundPayment(payment, refund("r4", 400n))).outcome).toBe("unknown");
    expect((await shop.stripe.refundPayment(payment, refund("r4", 400n))).outcome).toBe(
      "succeeded",
    );
    expect(shop.ledger(payment)?.refunded).toBe(400);
  });

  it("is refused when it is more than is left", async () => {
    const payment = await shop.paid(1000n);
    expect(await shop.stripe.refundPayment(payment, refund("r5", 1001n))).toMatchObject({
      outcome: "rejected",
      error: { code: "refund_exceeds_payment" },
    });
  });
});

describe("what became of a refund", () => {
  it("is told by its reference, and nothing is told of one that Stripe never saw", async () => {
    const payment = await shop.paid(1000n);
    const refund = { reference: "asked", amount: usd(300n), key: "asked" };
    expect(await shop.stripe.findRefund(payment, refund)).toBeUndefined();
    await shop.stripe.refundPayment(payment, refund);
    expect(await shop.stripe.findRefund(payment, refund)).toMatchObject({
      outcome: "succeeded",
      value: { amount: usd(300n) },
    });
  });

  it("is unknown while Stripe cannot be asked", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.faults.add({ kind: "drop_before", path: "/v1/refunds", times: 5 });
    const refund = { reference: "unasked", amount: usd(300n) };
    expect(await shop.stripe.findRefund(payment, refund)).toMatchObject({ outcome: "unknown" });
  });
});

describe("a refund that is not done at once", () => {
  const refund = (reference: string) => ({ reference, amount: usd(400n), key: reference });
  const paidBy = async (method: string) => {
    const payment = await shop.begin(1000n);
    await shop.buyerPays(payment, method);
    return payment;
  };
  const settle = (id: string, outcome: string, failure_reason?: string) =>
    shop.control(`refunds/${id}/settle`, { outcome, ...(failure_reason && { failure_reason }) });

  it("is pending, with the id that Stripe gave it, until it is done", async () => {
    const payment = await paidBy("pm_card_pendingRefund");
    const made = await shop.stripe.refundPayment(payment, refund("late1"));
    expect(made).toMatchObject({
      outcome: "pending",
      value: { status: "pending", reference: expect.stringMatching(/^re_/) },
    });
    await settle(view(made).reference, "succeeded");
    expect(await shop.stripe.findRefund(payment, refund("late1"))).toEqual({
      outcome: "succeeded",
      value: { ...view(made), status: "succeeded" },
    });
  });

  it("is pending while the buyer has to say where the money goes", async () => {
    const payment = await shop.begin(1000n, {
      amount: Money.of(1000n, "jpy"),
      methods: ["konbini"],
    });
    await shop.control(`payment_intents/${payment.reference}/pay`, {
      payment_method_type: "konbini",
    });
    const asked = { reference: "late2", amount: Money.of(400n, "jpy"), key: "late2" };
    expect((await shop.stripe.refundPayment(payment, asked)).outcome).toBe("pending");
    const [made] = shop.sim
      .ledger()
      .movements.filter(({ type }) => type === "refund")
      .slice(-1);
    const canceled = await fetch(`${shop.sim.url}/v1/refunds/${made?.refund}/cancel`, {
      method: "POST",
      headers: { authorization: `Bearer ${shop.sim.account.secret_key}` },
    });
    expect(canceled.status).toBe(200);
    expect(await shop.stripe.findRefund(payment, asked)).toMatchObject({
      outcome: "declined",
      error: {
        code: "refund_impossible",
        merchantMessage: REFUND_FAILURES.merchant_request,
      },
    });
  });

  it.each([
    ["expired_or_canceled_card", REFUND_FAILURES.expired_or_canceled_card],
    ["lost_or_stolen_card", REFUND_FAILURES.lost_or_stolen_card],
    ["insufficient_funds", REFUND_FAILURES.insufficient_funds],
    ["something_new", REFUND_FAILURES.unknown],
  ])("is declined when it failed later of %s", async (reason, merchantMessage) => {
    const payment = await paidBy("pm_card_visa");
    const { reference } = view(await shop.stripe.refundPayment(payment, refund(`late_${reason}`)));
    await settle(reference, "failed", reason);
    const found = await shop.stripe.findRefund(payment, refund(`late_${reason}`));
    expect(found).toMatchObject({
      outcome: "declined",
      error: { code: "refund_impossible", gatewayCode: reason, merchantMessage, retryable: false },
    });
  });

  it("is found among more than a hundred", async () => {
    const payment = await shop.paid(20000n);
    await shop.stripe.refundPayment(payment, refund("the_first"));
    for (let number = 0; number < 101; number++) {
      const small = { reference: `many_${number}`, amount: usd(1n), key: `many_${number}` };
      await shop.stripe.refundPayment(payment, small);
    }
    expect(await shop.stripe.findRefund(payment, refund("the_first"))).toMatchObject({
      outcome: "succeeded",
      value: { amount: usd(400n) },
    });
    expect(await shop.stripe.findRefund(payment, refund("no_such_one"))).toBeUndefined();
  });
});
