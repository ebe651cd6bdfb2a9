import type { PaymentRef } from "../../gateway";
import { openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

/** The id that Stripe's event of this type told last. */
async function told(type: string): Promise<string> {
  const answer = await fetch(`${shop.sim.url}/__sim/events`);
  const { events } = (await answer.json()) as {
    events: { type: string; data: { object: { id: string } } }[];
  };
  return events.filter((event) => event.type === type).at(-1)?.data.object.id ?? "";
}

async function dispute(payment: PaymentRef, terms: object = {}): Promise<string> {
  await shop.control(`payment_intents/${payment.reference}/dispute`, terms);
  return told("charge.dispute.created");
}

const retrieve = async (reference: string) => view(await shop.stripe.retrieveDispute?.(reference));

describe("a dispute at Stripe", () => {
  it("says what is disputed, why, until when, and that the money is gone", async () => {
    const payment = await shop.paid(2000n);
    const reference = await dispute(payment, { reason: "product_not_received", amount: 1500 });
    const disputed = await retrieve(reference);
    expect(disputed).toEqual({
      reference,
      payment: payment.reference,
      status: "needs_response",
      amount: usd(1500n),
      reason: "product_not_received",
      respondBy: expect.any(Date),
      fundsWithdrawn: true,
      openedAt: expect.any(Date),
    });
    const days = (Number(disputed.respondBy) - Number(disputed.openedAt)) / 86_400_000;
    expect(days).toBeGreaterThan(1);
  });

  it("is under review once it was answered, then lost, and the money stays gone", async () => {
    const reference = await dispute(await shop.paid(2000n));
    await shop.control(`disputes/${reference}/evidence`);
    expect(await retrieve(reference)).toMatchObject({ status: "under_review" });
    expect(await retrieve(reference)).not.toHaveProperty("respondBy");
    await shop.control(`disputes/${reference}/close`, { outcome: "lost" });
    expect(await retrieve(reference)).toMatchObject({ status: "lost", fundsWithdrawn: true });
  });

  it("that is won has brought the money back", async () => {
    const reference = await dispute(await shop.paid(2000n));
    await shop.control(`disputes/${reference}/close`, { outcome: "won" });
    expect(await retrieve(reference)).toMatchObject({
      status: "won",
      fundsWithdrawn: false,
      closedAt: expect.any(Date),
    });
  });

  it("can be an inquiry, which takes no money until it is escalated", async () => {
    const reference = await dispute(await shop.paid(2000n), { inquiry: true });
    const asked = { status: "inquiry", fundsWithdrawn: false };
    expect(await retrieve(reference)).toMatchObject({ ...asked, respondBy: expect.any(Date) });
    await shop.control(`disputes/${reference}/evidence`);
    expect(await retrieve(reference)).toMatchObject(asked);
    await shop.control(`disputes/${reference}/escalate`);
    expect(await retrieve(reference)).toMatchObject({
      status: "needs_response",
      fundsWithdrawn: true,
    });
  });

  it("that never came of an inquiry counts as won: nothing was taken", async () => {
    const reference = await dispute(await shop.paid(2000n), { inquiry: true });
    await shop.control(`disputes/${reference}/close`);
    expect(await retrieve(reference)).toMatchObject({ status: "won", fundsWithdrawn: false });
  });

  it("is not found, or unknown while Stripe does not answer", async () => {
    expect(await shop.stripe.retrieveDispute?.("du_none")).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
    shop.sim.faults.add({ kind: "error", path: "/v1/disputes/du_none", status: 500, times: 9 });
    expect(await shop.stripe.retrieveDispute?.("du_none")).toMatchObject({ outcome: "unknown" });
  });
});

describe("an early fraud warning", () => {
  it("says what for, and whether a refund can still keep a dispute away", async () => {
    const payment = await shop.paid(2000n);
    await shop.control(`payment_intents/${payment.reference}/early_fraud_warning`);
    const reference = await told("radar.early_fraud_warning.created");
    const warning = {
      reference,
      payment: payment.reference,
      kind: "made_with_stolen_card",
      actionable: true,
      warnedAt: expect.any(Date),
    };
    expect(view(await shop.stripe.retrieveFraudWarning?.(reference))).toEqual(warning);
    await dispute(payment);
    expect(view(await shop.stripe.retrieveFraudWarning?.(reference))).toEqual({
      ...warning,
      actionable: false,
    });
    expect(await shop.stripe.retrieveFraudWarning?.("issfr_none")).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
  });
});

describe("a review", () => {
  it("says who asked for it, whether it is open, and how it was decided", async () => {
    const payment = await shop.paid(2000n);
    await shop.control(`payment_intents/${payment.reference}/review`, { reason: "manual" });
    const reference = await told("review.opened");
    const review = { reference, payment: payment.reference, openedBy: "manual" };
    expect(view(await shop.stripe.retrieveReview?.(reference))).toEqual({
      ...review,
      isOpen: true,
    });
    await shop.control(`reviews/${reference}/close`, { reason: "refunded_as_fraud" });
    expect(view(await shop.stripe.retrieveReview?.(reference))).toEqual({
      ...review,
      isOpen: false,
      closedReason: "refunded_as_fraud",
    });
    expect(await shop.stripe.retrieveReview?.("prv_none")).toMatchObject({
      outcome: "rejected",
      error: { code: "not_found" },
    });
  });
});

describe("a set-up", () => {
  const begin = async () => {
    const made = await shop.stripe.customers?.create({ customerId: "cus_m1" }, "setup_customer");
    const { reference: customer } = view(made);
    const setup = view(await shop.stripe.customers?.saveMethod(customer, `setup_${Date.now()}`));
    return { customer, setup: setup.reference };
  };
  const retrieved = async (setup: string) => view(await shop.stripe.retrieveSavedMethod?.(setup));

  it("tells the method that it saved and whose it is, once it is finished", async () => {
    const { customer, setup } = await begin();
    expect(await retrieved(setup)).toBeUndefined();
    await shop.control(`setup_intents/${setup}/confirm`, { payment_method: "pm_card_visa" });
    const saved = await retrieved(setup);
    expect(saved).toEqual({
      customerReference: customer,
      method: {
        reference: expect.stringMatching(/^pm_/),
        data: expect.objectContaining({ card: expect.objectContaining({ last4: "4242" }) }),
      },
    });
  });

  it("tells nothing any more of a method that was removed since", async () => {
    const { customer, setup } = await begin();
    await shop.control(`setup_intents/${setup}/confirm`, { payment_method: "pm_card_visa" });
    const method = (await retrieved(setup))?.method.reference ?? "";
    await shop.stripe.customers?.removeMethod(customer, method);
    expect(await retrieved(setup)).toBeUndefined();
  });
});
