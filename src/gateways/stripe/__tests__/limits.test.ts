import { openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

it.each(["rate_limit", "lock_timeout"])(
  "%s is turned away with the time that Stripe asks for, and the same key works after it",
  async (code) => {
    const path = "/v1/payment_intents";
    shop.sim.faults.add({ kind: "error", method: "POST", path, status: 429, code });
    const request = order(800n);
    expect(await shop.stripe.createPayment(request)).toMatchObject({
      outcome: "rejected",
      error: { code: "rate_limited", gatewayCode: code, retryable: true, retryAfterMs: 1_000 },
    });
    expect((await shop.stripe.createPayment(request)).outcome).toBe("requires_action");
  },
);

it("a 500 that is kept under its key stays unknown however often it is replayed", async () => {
  const path = "/v1/payment_intents";
  shop.sim.faults.add({ kind: "error", method: "POST", path, status: 500 });
  const request = order(900n);
  expect((await shop.stripe.createPayment(request)).outcome).toBe("unknown");
  expect((await shop.stripe.createPayment(request)).outcome).toBe("unknown");
});
