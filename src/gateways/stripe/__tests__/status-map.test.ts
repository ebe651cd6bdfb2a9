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
  const intent = (amount_refunded: number, multicapture: string, refunds: object[] = []) =>
    ({
      amount_capturable: 0,
      latest_charge: {
        amount: 2000,
        amount_captured: 1200,
        amount_refunded,
        payment_method_details: { card: { multicapture: { status: multicapture } } },
        refunds: { data: refunds },
      },
    }) as unknown as Stripe.PaymentIntent;

  it.each([
    ["a single capture released the rest", intent(800, "unavailable"), 0n],
    ["a single capture, then refunds", intent(1100, "unavailable"), 300n],
    ["a single capture whose release does not show yet", intent(0, "unavailable"), 0n],
    ["all of a single capture", intent(2000, "unavailable"), 1200n],
    ["captures in parts: only refunds count", intent(800, "available", [refund]), 800n],
    ["captures in parts, should the release count", intent(800, "available", [release]), 0n],
    ["captures in parts, release and refund", intent(1600, "available", [release, refund]), 800n],
    ["captures in parts, less than the rest", intent(300, "available"), 300n],
  ])("is told after %s", (_, paid, refunded) => {
    expect(refundedOf(paid)).toBe(refunded);
  });

  it("is not known while the charge is not expanded", () => {
    const unexpanded = { latest_charge: "ch_1" } as Stripe.PaymentIntent;
    expect(refundedOf(unexpanded)).toBeUndefined();
  });
});
