import { Money } from "../../../lib/money";
import { hasValue } from "../../outcome";
import type { PaymentView } from "../../gateway";
import type { Outcome } from "../../outcome";
import { stripeGateway } from "..";
import { accountOf, openShop, order, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

function view(outcome: Outcome<PaymentView>): PaymentView {
  if (!hasValue(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const ledger = (reference: string) =>
  shop.sim.ledger().payments.find((payment) => payment.payment_intent === reference);

const first = (cents: bigint) => ({
  amount: Money.of(cents, "usd"),
  before: Money.of(0n, "usd"),
  keepRest: false,
});
const usd = (cents: bigint): Money => Money.of(cents, "usd");

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
    expect(ledger(payment.reference)?.metadata).toEqual({
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

describe("capturing", () => {
  it("takes the amount asked for and releases the rest", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    const outcome = await shop.stripe.capturePayment(payment, first(1200n), "k_capture_1");
    expect(outcome.outcome).toBe("succeeded");
    expect(view(outcome).captured).toEqual(usd(1200n));
    expect(ledger(payment.reference)).toMatchObject({ captured: 1200, released: 800, refunded: 0 });
  });

  it("does not count the released rest as a refund", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.stripe.capturePayment(payment, first(1200n), "k_capture_2");
    expect(view(await shop.stripe.retrievePayment(payment)).refunded).toEqual(usd(0n));
  });

  it("succeeds when the payment was captured already", async () => {
    const payment = await shop.paid(2000n);
    const outcome = await shop.stripe.capturePayment(payment, first(2000n), "k_capture_3");
    expect(outcome.outcome).toBe("succeeded");
    expect(ledger(payment.reference)?.captured).toBe(2000);
  });

  it("does not take what was captured before for a part that was released", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.stripe.capturePayment(payment, first(1000n), "k_capture_6");
    const second = { amount: usd(1000n), before: usd(1000n), keepRest: false };
    const again = await shop.stripe.capturePayment(payment, second, "k_capture_7");
    expect(again).toMatchObject({ outcome: "rejected", error: { code: "wrong_state" } });
    expect(ledger(payment.reference)).toMatchObject({ captured: 1000, released: 1000 });
  });

  it("is refused when less was captured than is asked for", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.stripe.capturePayment(payment, first(500n), "k_capture_4");
    const second = { amount: usd(1500n), before: usd(500n), keepRest: false };
    const again = await shop.stripe.capturePayment(payment, second, "k_capture_5");
    expect(again).toMatchObject({ outcome: "rejected", error: { code: "wrong_state" } });
  });
});

describe("canceling", () => {
  it("releases an authorization, and a second time changes nothing", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    expect(view(await shop.stripe.cancelPayment(payment, "k_cancel_1")).status).toBe("canceled");
    expect(view(await shop.stripe.cancelPayment(payment, "k_cancel_2")).status).toBe("canceled");
    expect(ledger(payment.reference)).toMatchObject({ captured: 0, released: 2000 });
  });

  it("is refused for a captured payment, and says to refund", async () => {
    const payment = await shop.paid(2000n);
    expect(await shop.stripe.cancelPayment(payment, "k_cancel_3")).toMatchObject({
      outcome: "rejected",
      error: { code: "already_paid", merchantMessage: expect.stringContaining("Refund it") },
    });
  });
});

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
    expect(ledger(payment.reference)?.refunded).toBe(1000);
  });

  it("has one effect under one key, even when the first answer was lost", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.faults.add({ kind: "drop_after", path: "/v1/refunds", times: 2 });
    expect((await shop.stripe.refundPayment(payment, refund("r4", 400n))).outcome).toBe("unknown");
    expect((await shop.stripe.refundPayment(payment, refund("r4", 400n))).outcome).toBe(
      "succeeded",
    );
    expect(ledger(payment.reference)?.refunded).toBe(400);
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

describe("changing the amount", () => {
  it("changes an unpaid payment in place", async () => {
    const payment = await shop.begin(1000n);
    const changed = view(await shop.stripe.updatePayment(payment, usd(1500n), "k_update_1"));
    expect(changed.amount).toEqual(usd(1500n));
    expect(changed.reference).toBe(payment.reference);
  });
});
