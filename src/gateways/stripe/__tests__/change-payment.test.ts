import { openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

describe("changing the amount", () => {
  it("changes an unpaid payment in place", async () => {
    const payment = await shop.begin(1000n);
    const changed = view(await shop.stripe.updatePayment(payment, usd(1500n), "k_update_1"));
    expect(changed.amount).toEqual(usd(1500n));
    expect(changed.reference).toBe(payment.reference);
  });

  it("finds a change done whose answer was lost", async () => {
    const payment = await shop.begin(1000n);
    shop.sim.faults.add({
      kind: "drop_after",
      method: "POST",
      path: "/v1/payment_intents/*",
      times: 2,
    });
    const outcome = await shop.stripe.updatePayment(payment, usd(1500n), "k_update_2");
    expect(view(outcome).amount).toEqual(usd(1500n));
  });

  it("is unknown when nobody can say whether it was changed", async () => {
    const payment = await shop.begin(1000n);
    shop.sim.faults.add({ kind: "drop_before", path: "/v1/payment_intents/*", times: 9 });
    expect(await shop.stripe.updatePayment(payment, usd(1500n), "k_update_3")).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
    shop.sim.faults.clear();
    const again = await shop.stripe.updatePayment(payment, usd(1500n), "k_update_3");
    expect(view(again).amount).toEqual(usd(1500n));
  });

  it("is unknown when the amount is still the old one", async () => {
    const payment = await shop.begin(1000n);
    shop.sim.faults.add({
      kind: "error",
      method: "POST",
      path: "/v1/payment_intents/*",
      status: 503,
      times: 2,
    });
    const outcome = await shop.stripe.updatePayment(payment, usd(1500n), "k_update_4");
    expect(outcome.outcome).toBe("unknown");
  });

  it("is refused for a payment that was made", async () => {
    const payment = await shop.paid(1000n);
    expect(await shop.stripe.updatePayment(payment, usd(1500n), "k_update_5")).toMatchObject({
      outcome: "rejected",
      error: { code: "wrong_state" },
    });
  });
});

describe("describing a payment", () => {
  const words = {
    description: "Order #1001",
    metadata: { order_id: "order_1", order_display_id: "1001", order_number: "SOMEBODYELSES" },
  };

  it("adds what leads to the order to what was written before", async () => {
    const payment = await shop.paid(1000n, { metadata: { session_id: "payses_d" } });
    const described = await shop.stripe.describePayment?.(payment, words, "k_describe_1");
    expect(view(described).status).toBe("captured");
    expect(await shop.intent(payment)).toMatchObject({
      description: "Order #1001",
      metadata: {
        session_id: "payses_d",
        order_id: "order_1",
        order_display_id: "1001",
        order_number: payment.orderNumber,
      },
    });
  });

  it("leaves the description alone when none is given", async () => {
    const payment = await shop.begin(1000n);
    await shop.stripe.describePayment?.(payment, { metadata: { order_id: "o" } }, "k_describe_2");
    expect((await shop.intent(payment)).description).toBe("A test");
  });

  it("is unknown when the answer was lost", async () => {
    const payment = await shop.begin(1000n);
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/payment_intents/*", times: 2 });
    expect(await shop.stripe.describePayment?.(payment, words, "k_describe_3")).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
  });
});
