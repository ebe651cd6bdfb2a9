import type { PaymentRef } from "../../gateway";
import { openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

const first = (cents: bigint) => ({ amount: usd(cents), before: usd(0n), keepRest: false });

async function begun(at: Shop, cents: bigint, method?: string): Promise<PaymentRef> {
  const payment = await at.begin(cents, { captureMethod: "manual" });
  await at.buyerPays(payment, method);
  return payment;
}

describe("capturing", () => {
  it("takes the amount asked for and releases the rest", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    const outcome = await shop.stripe.capturePayment(payment, first(1200n), "k_capture_1");
    expect(outcome.outcome).toBe("succeeded");
    expect(view(outcome).captured).toEqual(usd(1200n));
    expect(shop.ledger(payment)).toMatchObject({ captured: 1200, released: 800, refunded: 0 });
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
    expect(shop.ledger(payment)?.captured).toBe(2000);
  });

  it("does not take what was captured before for a part that was released", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.stripe.capturePayment(payment, first(1000n), "k_capture_6");
    const second = { amount: usd(1000n), before: usd(1000n), keepRest: false };
    const again = await shop.stripe.capturePayment(payment, second, "k_capture_7");
    expect(again).toMatchObject({ outcome: "rejected", error: { code: "wrong_state" } });
    expect(shop.ledger(payment)).toMatchObject({ captured: 1000, released: 1000 });
  });

  it("is refused when less was captured than is asked for", async () => {
    const payment = await shop.paid(2000n, { captureMethod: "manual" });
    await shop.stripe.capturePayment(payment, first(500n), "k_capture_4");
    const second = { amount: usd(1500n), before: usd(500n), keepRest: false };
    const again = await shop.stripe.capturePayment(payment, second, "k_capture_5");
    expect(again).toMatchObject({ outcome: "rejected", error: { code: "wrong_state" } });
  });

  it("says that the authorization has lapsed when it has", async () => {
    const payment = await begun(shop, 2000n);
    await shop.control(`payment_intents/${payment.reference}/expire`);
    expect(await shop.stripe.capturePayment(payment, first(2000n), "k_lapsed")).toMatchObject({
      outcome: "rejected",
      error: { code: "payment_expired" },
    });
  });
});

describe("capturing in parts", () => {
  let keeping: Shop;
  beforeAll(async () => {
    keeping = await openShop({ after_partial_capture: "keep" });
  });
  afterAll(() => keeping.sim.close());
  afterEach(() => keeping.sim.faults.clear());

  const authorized = (method?: string) => begun(keeping, 2000n, method);
  const part = (cents: bigint, before: bigint) => ({
    amount: usd(cents),
    before: usd(before),
    keepRest: true,
  });
  const captures = (payment: PaymentRef) =>
    keeping.sim
      .ledger()
      .movements.filter(
        ({ payment_intent, type }) => payment_intent === payment.reference && type === "capture",
      )
      .map(({ amount }) => amount);

  it("keeps the rest for the next part, and says what is left and until when", async () => {
    const payment = await authorized();
    const first = await keeping.stripe.capturePayment(payment, part(700n, 0n), "p1");
    expect(first).toMatchObject({
      outcome: "succeeded",
      value: { status: "authorized", captured: usd(700n), capturable: usd(1300n) },
    });
    expect(view(first).authorizationEndsAt?.getTime()).toBeGreaterThan(Date.now());
    const last = await keeping.stripe.capturePayment(payment, part(1300n, 700n), "p2");
    expect(view(last)).toMatchObject({
      status: "captured",
      captured: usd(2000n),
      refunded: usd(0n),
    });
    expect(captures(payment)).toEqual([700, 1300]);
  });

  it("ends the authorization with a part after which the rest is not to be kept", async () => {
    const payment = await authorized();
    await keeping.stripe.capturePayment(payment, part(700n, 0n), "p3");
    const last = { ...part(300n, 700n), keepRest: false };
    expect(view(await keeping.stripe.capturePayment(payment, last, "p4"))).toMatchObject({
      status: "captured",
      captured: usd(1000n),
      refunded: usd(0n),
    });
    expect(keeping.ledger(payment)).toMatchObject({ captured: 1000, released: 1000 });
  });

  it("releases the rest of a card that cannot keep it, whatever was asked for", async () => {
    const payment = await authorized("pm_card_unionpay");
    const captured = await keeping.stripe.capturePayment(payment, part(700n, 0n), "p5");
    expect(view(captured)).toMatchObject({ status: "captured", captured: usd(700n) });
    expect(keeping.ledger(payment)).toMatchObject({ captured: 700, released: 1300 });
  });

  it("takes one part once, however often it is repeated after its answer was lost", async () => {
    const payment = await authorized();
    await keeping.stripe.capturePayment(payment, part(700n, 0n), "p6");
    keeping.sim.faults.add({
      kind: "drop_after",
      path: "/v1/payment_intents/*/capture",
      times: 2,
    });
    const second = part(700n, 700n);
    expect(await keeping.stripe.capturePayment(payment, second, "p7")).toMatchObject({
      outcome: "unknown",
    });
    expect(view(await keeping.stripe.findCapture(payment, second, "p7"))).toMatchObject({
      captured: usd(1400n),
    });
    expect(view(await keeping.stripe.capturePayment(payment, second, "p7")).captured).toEqual(
      usd(1400n),
    );
    expect(captures(payment)).toEqual([700, 700]);
  });

  it("sends the same again under the same key when the first try never arrived", async () => {
    const payment = await authorized();
    keeping.sim.faults.add({
      kind: "error",
      path: "/v1/payment_intents/*/capture",
      status: 503,
      times: 2,
    });
    const first = part(700n, 0n);
    expect((await keeping.stripe.capturePayment(payment, first, "p8")).outcome).toBe("unknown");
    expect(await keeping.stripe.findCapture(payment, first, "p8")).toBeUndefined();
    expect(view(await keeping.stripe.capturePayment(payment, first, "p8")).captured).toEqual(
      usd(700n),
    );
  });

  it("does not take a part that was captured in the dashboard meanwhile", async () => {
    const payment = await authorized();
    await keeping.control(`payment_intents/${payment.reference}/capture`, {
      amount: 700,
      final: false,
    });
    const captured = await keeping.stripe.capturePayment(payment, part(700n, 0n), "p9");
    expect(view(captured)).toMatchObject({ captured: usd(700n), capturable: usd(1300n) });
    expect(captures(payment)).toEqual([700]);
  });

  it("is refused when the part is more than is left", async () => {
    const payment = await authorized();
    await keeping.stripe.capturePayment(payment, part(700n, 0n), "p10");
    expect(await keeping.stripe.capturePayment(payment, part(1301n, 700n), "p11")).toMatchObject({
      outcome: "rejected",
      error: { code: "amount_too_large" },
    });
  });

  it("does not ask for parts where the rest is to be released", async () => {
    const payment = await begun(shop, 2000n);
    expect((await shop.intent(payment)).payment_method_options).toEqual({});
    expect((await keeping.intent(await authorized())).payment_method_options).toMatchObject({
      card: { request_multicapture: "if_available" },
    });
  });
});

describe("what became of a capture", () => {
  const asked = { amount: usd(1200n), before: usd(0n) };

  it("is told by what was captured, and nothing while nothing was", async () => {
    const payment = await begun(shop, 2000n);
    expect(await shop.stripe.findCapture(payment, asked, "f1")).toBeUndefined();
    await shop.stripe.capturePayment(payment, first(1200n), "f1");
    expect(view(await shop.stripe.findCapture(payment, asked, "f1")).captured).toEqual(usd(1200n));
    const more = { amount: usd(1n), before: usd(1200n) };
    expect(await shop.stripe.findCapture(payment, more, "f2")).toBeUndefined();
  });

  it("is unknown while Stripe cannot be asked", async () => {
    const payment = await begun(shop, 2000n);
    shop.sim.faults.add({ kind: "drop_before", path: "/v1/payment_intents/*", times: 5 });
    expect(await shop.stripe.findCapture(payment, asked, "f3")).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
  });
});
