import type Stripe from "stripe";
import { statusOf } from "../status-map";
import { refundedOf } from "../refunded";
import { openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ after_partial_capture: "keep" });
});
afterAll(() => shop.sim.close());

describe("a payment", () => {
  it("stays in processing until a delayed method has paid or failed", async () => {
    for (const [outcome, status] of [
      ["succeed", "captured"],
      ["fail", "failed"],
    ]) {
      const payment = await shop.begin(1500n);
      await shop.control(`payment_intents/${payment.reference}/pay`, {
        payment_method_type: "us_bank_account",
      });
      expect(view(await shop.stripe.retrievePayment(payment)).status).toBe("processing");
      await shop.control(`payment_intents/${payment.reference}/settle`, { outcome });
      expect(view(await shop.stripe.retrievePayment(payment)).status).toBe(status);
    }
  });

  it("says what can be captured and until when, as long as it can", async () => {
    const payment = await shop.paid(1500n, { captureMethod: "manual" });
    const authorized = view(await shop.stripe.retrievePayment(payment));
    expect(authorized.capturable).toEqual(usd(1500n));
    const days = (authorized.authorizationEndsAt?.getTime() ?? 0) - shop.sim.clock.now();
    expect(Math.round(days / 86_400_000)).toBe(7);
    const all = { amount: usd(1500n), before: usd(0n), keepRest: false };
    await shop.stripe.capturePayment(payment, all, "status_1");
    const captured = view(await shop.stripe.retrievePayment(payment));
    expect(captured.capturable).toEqual(usd(0n));
    expect(captured.authorizationEndsAt).toBeUndefined();
  });

  it("in a state that nobody knows is waiting, and nothing that may be acted on", () => {
    expect(statusOf({ status: "requires_prayer" } as Stripe.PaymentIntent)).toBe("waiting");
  });

  it("counts refunds while a part of it is still held, and after the rest was let go", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    const part = { amount: usd(1200n), before: usd(0n), keepRest: true };
    await shop.stripe.capturePayment(payment, part, "status_2");
    const refund = { reference: "status_3", amount: usd(900n), key: "status_3" };
    await shop.stripe.refundPayment(payment, refund);
    expect(view(await shop.stripe.retrievePayment(payment))).toMatchObject({
      status: "authorized",
      refunded: usd(900n),
    });
    await shop.stripe.cancelPayment(payment, "status_4");
    expect(view(await shop.stripe.retrievePayment(payment))).toMatchObject({
      status: "captured",
      captured: usd(1200n),
      refunded: usd(900n),
    });
  });
});

describe("what was refunded", () => {
  const release = { amount: 800, status: "succeeded", balance_transaction: null };
  const refund = { amount: 800, status: "succeeded", balance_transaction: "txn_1" };
  const waiting = { amount: 800, status: "pending", balance_transaction: null };
  const intent = (amount_refunded: number, refunds?: object[], has_more = false) =>
    ({
      amount_capturable: 0,
      latest_charge: {
        amount: 2000,
        amount_captured: 1200,
        amount_refunded,
        ...(refunds && { refunds: { data: refunds, has_more } }),
      },
    }) as unknown as Stripe.PaymentIntent;

  it.each([
    ["a release that Stripe counts, as it did before 2025", intent(800, [release]), 0n],
    ["such a release, then refunds", intent(1100, [{ ...refund, amount: 300 }, release]), 300n],
    ["such a release and a refund of the same amount", intent(1600, [refund, release]), 800n],
    ["such a release, should it not show yet", intent(0, []), 0n],
    ["all, with such a release", intent(2000), 1200n],
    ["a release that is not counted: only refunds are", intent(800, [refund]), 800n],
    ["a refund that still waits for the balance", intent(800, [waiting]), 800n],
    ["refunds of less than the rest", intent(300), 300n],
  ])("is told after %s", (_, paid, refunded) => {
    expect(refundedOf(paid)).toBe(refunded);
  });

  it("is not known while the charge is not expanded", () => {
    const unexpanded = { latest_charge: "ch_1" } as Stripe.PaymentIntent;
    expect(refundedOf(unexpanded)).toBeUndefined();
  });

  it("is not known while refunds are missing that would tell", () => {
    expect(refundedOf(intent(800))).toBeUndefined();
    expect(refundedOf(intent(800, [refund], true))).toBeUndefined();
  });
});
