import { stripeGateway } from "..";
import { accountOf, openShop, order, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

describe("beginning a payment", () => {
  it("gives the storefront what Medusa's own starter reads, and nothing secret", async () => {
    const request = order(1999n);
    const { sessionData, reference, status } = view(await shop.stripe.createPayment(request));
    expect(status).toBe("waiting");
    expect(sessionData).toMatchObject({
      id: reference,
      client_secret: expect.stringMatching(`^${reference}_secret_`),
      publishable_key: shop.sim.account.publishable_key,
      environment: "sandbox",
    });
    expect(JSON.stringify(sessionData)).not.toContain(shop.sim.account.secret_key);
  });

  it("writes metadata that leads back to session and order number", async () => {
    const payment = await shop.begin(500n, { metadata: { session_id: "payses_meta" } });
    expect(shop.ledger(payment)?.metadata).toEqual({
      session_id: "payses_meta",
      order_number: payment.orderNumber,
    });
  });

  it("makes one payment however often the same request is sent", async () => {
    const request = order(700n);
    const first = view(await shop.stripe.createPayment(request));
    const second = view(await shop.stripe.createPayment(request));
    expect(second.reference).toBe(first.reference);
  });

  it("answers rejected, with Stripe's code, when the amount is below the minimum", async () => {
    const outcome = await shop.stripe.createPayment(order(10n));
    expect(outcome).toMatchObject({
      outcome: "rejected",
      error: { code: "amount_too_small", retryable: false },
    });
  });

  it("answers rejected, without repeating the key, when Stripe does not accept it", async () => {
    const secret_key = "sk_test_wrongwrongwrongwrong";
    const stranger = stripeGateway.connect(accountOf(shop.sim, { secret_key }));
    const outcome = await stranger.createPayment(order(900n));
    expect(outcome).toMatchObject({ outcome: "rejected", error: { code: "key_invalid" } });
    expect(JSON.stringify(outcome)).not.toContain(secret_key);
  });

  it("is unknown, never failed, when the connection dies after Stripe acted", async () => {
    shop.sim.faults.add({
      kind: "drop_after",
      method: "POST",
      path: "/v1/payment_intents",
      times: 5,
    });
    const outcome = await shop.stripe.createPayment(order(800n));
    expect(outcome).toMatchObject({ outcome: "unknown", error: { code: "timed_out" } });
  });

  it("is unknown when Stripe has an internal error", async () => {
    shop.sim.faults.add({ kind: "error", path: "/v1/payment_intents", status: 500, times: 5 });
    expect(await shop.stripe.createPayment(order(800n))).toMatchObject({ outcome: "unknown" });
  });

  it("is rejected, to be tried again later, when Stripe limits the rate", async () => {
    shop.sim.faults.add({
      kind: "error",
      path: "/v1/payment_intents",
      status: 429,
      code: "rate_limit",
      times: 5,
    });
    expect(await shop.stripe.createPayment(order(800n))).toMatchObject({
      outcome: "rejected",
      error: { code: "rate_limited", retryable: true },
    });
  });
});

describe("what a payment is", () => {
  it("is captured with automatic capture, authorized with manual", async () => {
    const automatic = await shop.paid(1500n);
    expect(view(await shop.stripe.retrievePayment(automatic))).toMatchObject({
      status: "captured",
      captured: usd(1500n),
    });
    const manual = await shop.paid(1500n, { captureMethod: "manual" });
    expect(view(await shop.stripe.retrievePayment(manual))).toMatchObject({
      status: "authorized",
      captured: usd(0n),
    });
  });

  it("is failed after a declined card, with the reason, and can still be paid", async () => {
    const payment = await shop.begin(1500n);
    await shop.buyerPays(payment, "pm_card_visa_chargeDeclined");
    const declined = view(await shop.stripe.retrievePayment(payment));
    expect(declined.status).toBe("failed");
    expect(declined.problem).toMatch(/declined/i);
    await shop.buyerPays(payment);
    expect(view(await shop.stripe.retrievePayment(payment)).status).toBe("captured");
  });

  it("requires action while 3-D Secure is open", async () => {
    const payment = await shop.begin(1500n);
    await shop.buyerPays(payment, "pm_card_threeDSecure2Required", "leave");
    expect(view(await shop.stripe.retrievePayment(payment)).status).toBe("requires_action");
  });

  it("is not found, as a refusal, when Stripe does not know it", async () => {
    const outcome = await shop.stripe.retrievePayment({ reference: "pi_nobody" });
    expect(outcome).toMatchObject({ outcome: "rejected", error: { code: "not_found" } });
  });
});
