import { openShop, order, view, type Shop } from "./shop";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.sim.close());

const MINUTE = 60_000;

const begun = (request: { orderNumber: string }, startedAt = new Date()) => ({
  orderNumber: request.orderNumber,
  startedAt,
  captureMethod: "automatic" as const,
});

describe("what became of a payment that was begun", () => {
  it("is told by our number when the answer was lost", async () => {
    const request = order(700n);
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/payment_intents", times: 2 });
    expect((await shop.stripe.createPayment(request)).outcome).toBe("unknown");
    const found = view(await shop.stripe.findCreated(begun(request)));
    expect(found).toMatchObject({ status: "waiting", captured: { minor: 0n } });
    expect(found.sessionData.client_secret).toEqual(expect.stringContaining("_secret_"));
    const again = view(await shop.stripe.createPayment(request));
    expect(again.reference).toBe(found.reference);
  });

  it("is nothing when Stripe never saw it", async () => {
    await shop.begin(700n);
    const request = order(700n);
    shop.sim.faults.add({ kind: "drop_before", path: "/v1/payment_intents", times: 2 });
    expect((await shop.stripe.createPayment(request)).outcome).toBe("unknown");
    expect(await shop.stripe.findCreated(begun(request))).toBeUndefined();
  });

  it("is unknown, never nothing, when Stripe cannot be asked", async () => {
    const request = order(700n);
    shop.sim.faults.add({
      kind: "drop_before",
      method: "GET",
      path: "/v1/payment_intents",
      times: 9,
    });
    expect(await shop.stripe.findCreated(begun(request))).toMatchObject({
      outcome: "unknown",
      ask: { orderNumber: request.orderNumber },
    });
  });

  it("is found behind a hundred others, and unknown when a later page fails", async () => {
    const payment = await shop.begin(700n);
    for (let number = 0; number < 100; number++) await shop.begin(700n);
    expect(view(await shop.stripe.findCreated(begun(payment))).reference).toBe(payment.reference);
    shop.sim.faults.add({
      kind: "drop_before",
      method: "GET",
      path: "/v1/payment_intents",
      skip: 1,
      times: 9,
    });
    expect(await shop.stripe.findCreated(begun(payment))).toMatchObject({ outcome: "unknown" });
  });

  it.each([
    [4, true],
    [-9, true],
    [6, false],
    [-11, false],
  ])(
    "is looked for around the time it was sent: %i minutes off is found: %s",
    async (minutes, found) => {
      const payment = await shop.begin(700n);
      const startedAt = new Date(shop.sim.clock.now() + minutes * MINUTE);
      const outcome = await shop.stripe.findCreated(begun(payment, startedAt));
      expect(outcome !== undefined).toBe(found);
    },
  );
});
