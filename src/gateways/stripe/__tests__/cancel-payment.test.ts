import { customerWithCard, openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

describe("canceling", () => {
  it("releases an authorization, and a second time changes nothing", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    expect(view(await shop.stripe.cancelPayment(payment, "k_cancel_1")).status).toBe("canceled");
    expect(view(await shop.stripe.cancelPayment(payment, "k_cancel_2")).status).toBe("canceled");
    expect(shop.ledger(payment)).toMatchObject({ captured: 0, released: 2000 });
  });

  it("is refused for a captured payment, and says to refund", async () => {
    const payment = await shop.paid(2000n);
    expect(await shop.stripe.cancelPayment(payment, "k_cancel_3")).toMatchObject({
      outcome: "rejected",
      error: { code: "already_paid", merchantMessage: expect.stringContaining("Refund it") },
    });
  });

  it.each([
    ["waits for a method", async () => shop.begin(2000n)],
    [
      "has a method but is not confirmed",
      async () => {
        const customer = await customerWithCard(shop);
        return shop.begin(2000n, {
          customerReference: customer.reference,
          input: { payment_method: customer.method },
        });
      },
    ],
    [
      "waits for 3-D Secure",
      async () => {
        const payment = await shop.begin(2000n);
        await shop.buyerPays(payment, "pm_card_threeDSecure2Required", "leave");
        return payment;
      },
    ],
    [
      "was declined",
      async () => {
        const payment = await shop.begin(2000n);
        await shop.buyerPays(payment, "pm_card_visa_chargeDeclined");
        return payment;
      },
    ],
    [
      "is processed for days",
      async () => {
        const payment = await shop.begin(2000n);
        await shop.control(`payment_intents/${payment.reference}/pay`, {
          payment_method_type: "us_bank_account",
        });
        return payment;
      },
    ],
  ])("ends a payment that %s", async (_, made) => {
    const payment = await made();
    const outcome = await shop.stripe.cancelPayment(payment, `k_${payment.orderNumber}`);
    expect(outcome).toMatchObject({ outcome: "succeeded", value: { status: "canceled" } });
    expect(shop.ledger(payment)).toMatchObject({ state: "canceled", captured: 0 });
  });

  it("is refused while Stripe does not let one go that is processed", async () => {
    const payment = await shop.begin(2000n);
    const code = "payment_intent_unexpected_state";
    shop.sim.faults.add({ kind: "error", path: "/v1/payment_intents/*/cancel", status: 400, code });
    expect(await shop.stripe.cancelPayment(payment, "k_processing")).toMatchObject({
      outcome: "rejected",
      error: { code: "wrong_state" },
    });
  });

  it("takes a payment for canceled only when Stripe says so", async () => {
    const payment = await shop.begin(2000n);
    shop.sim.faults.add({
      kind: "error",
      path: "/v1/payment_intents/*/cancel",
      status: 400,
      code: "intent_was_canceled_somehow",
    });
    const outcome = await shop.stripe.cancelPayment(payment, "k_strange");
    expect(outcome.outcome).toBe("rejected");
    expect(shop.ledger(payment)?.state).toBe("requires_payment_method");
  });

  it("is refused when the buyer paid a moment before", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.control(`payment_intents/${payment.reference}/capture`);
    expect(await shop.stripe.cancelPayment(payment, "k_late")).toMatchObject({
      outcome: "rejected",
      error: { code: "already_paid" },
    });
  });

  it("is unknown when the answer was lost, and done when it is asked for again", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/payment_intents/*/cancel", times: 2 });
    expect((await shop.stripe.cancelPayment(payment, "k_lost")).outcome).toBe("unknown");
    expect(view(await shop.stripe.cancelPayment(payment, "k_lost")).status).toBe("canceled");
    expect(shop.ledger(payment)?.released).toBe(2000);
  });

  it("finds nothing of a payment that Stripe does not know", async () => {
    const payment = { ...(await shop.begin(2000n)), reference: "pi_nobody" };
    expect(await shop.stripe.cancelPayment(payment, "k_nobody")).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
  });
});

describe("canceling what was captured in part", () => {
  let keeping: Shop;
  beforeAll(async () => {
    keeping = await openShop({ after_partial_capture: "keep" });
  });
  afterAll(() => keeping.sim.close());
  afterEach(() => keeping.sim.faults.clear());

  async function partlyCaptured() {
    const payment = await keeping.paid(2000n, { captureMethod: "manual" });
    const part = { amount: usd(700n), before: usd(0n), keepRest: true };
    await keeping.stripe.capturePayment(payment, part, `k_${payment.orderNumber}`);
    return payment;
  }

  it("releases the rest, and the part stays captured", async () => {
    const payment = await partlyCaptured();
    expect(await keeping.stripe.cancelPayment(payment, "r1")).toMatchObject({
      outcome: "succeeded",
      value: {
        status: "captured",
        captured: usd(700n),
        capturable: usd(0n),
        refunded: usd(0n),
      },
    });
    expect(keeping.ledger(payment)).toMatchObject({ captured: 700, released: 1300, refunded: 0 });
  });

  it("changes nothing a second time, also after a lost answer", async () => {
    const payment = await partlyCaptured();
    keeping.sim.faults.add({
      kind: "drop_after",
      path: "/v1/payment_intents/*/capture",
      times: 2,
    });
    expect((await keeping.stripe.cancelPayment(payment, "r2")).outcome).toBe("unknown");
    expect(view(await keeping.stripe.cancelPayment(payment, "r2")).captured).toEqual(usd(700n));
    expect(view(await keeping.stripe.cancelPayment(payment, "r3")).captured).toEqual(usd(700n));
    expect(keeping.ledger(payment)).toMatchObject({ captured: 700, released: 1300 });
  });

  it("shows a part as captured that was paid before somebody canceled the rest at Stripe", async () => {
    const payment = await partlyCaptured();
    await keeping.control(`payment_intents/${payment.reference}/cancel`);
    expect(view(await keeping.stripe.retrievePayment(payment))).toMatchObject({
      status: "captured",
      captured: usd(700n),
      refunded: usd(0n),
    });
  });
});
