import { buildClient } from "../client";
import { accountOf, openShop, usd, view, type Shop } from "./shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.sim.close());
afterEach(() => shop.sim.faults.clear());

const lastRefund = () =>
  shop.sim
    .ledger()
    .movements.filter(({ type }) => type === "refund")
    .at(-1)?.refund ?? "";

describe("the refunds of a payment at Stripe", () => {
  it("are told oldest first, those of the dashboard too, with our number where they have one", async () => {
    const payment = await shop.paid(1000n);
    await shop.control(`payment_intents/${payment.reference}/refund`, { amount: 100 });
    await shop.stripe.refundPayment(payment, { reference: "r1", amount: usd(250n), key: "list_1" });
    const refunds = view(await shop.stripe.refundsOf(payment));
    expect(refunds).toEqual([
      { reference: expect.stringMatching(/^re_/), status: "succeeded", amount: usd(100n) },
      {
        reference: expect.stringMatching(/^re_/),
        number: "r1",
        status: "succeeded",
        amount: usd(250n),
      },
    ]);
  });

  it("say what became of each: pending, failed with a reason, called off", async () => {
    const payment = await shop.begin(1000n);
    await shop.buyerPays(payment, "pm_card_pendingRefund");
    const statuses = async () => view(await shop.stripe.refundsOf(payment));
    await shop.control(`payment_intents/${payment.reference}/refund`, { amount: 100 });
    expect(await statuses()).toMatchObject([{ status: "pending" }]);
    await shop.control(`refunds/${lastRefund()}/settle`, { outcome: "succeeded" });
    expect(await statuses()).toMatchObject([{ status: "succeeded" }]);
    const failed = { outcome: "failed", failure_reason: "lost_or_stolen_card" };
    await shop.control(`refunds/${lastRefund()}/settle`, failed);
    expect(await statuses()).toMatchObject([
      { status: "failed", problem: expect.stringContaining("card is blocked") },
    ]);
  });

  it.each([
    ["Stripe does not count", undefined],
    ["an older version of the API calls a refund", "2024-06-20"],
  ])("leave out what was only let go, which %s", async (_, apiVersion) => {
    const somebody = buildClient(accountOf(shop.sim));
    const version = apiVersion ? { apiVersion } : {};
    const payment = await shop.begin(1000n, { captureMethod: "manual" });
    await shop.buyerPays(payment);
    await somebody.paymentIntents.capture(payment.reference, { amount_to_capture: 700 }, version);
    expect(view(await shop.stripe.refundsOf(payment))).toEqual([]);
    expect(view(await shop.stripe.retrievePayment(payment)).refunded).toEqual(usd(0n));
    await shop.control(`payment_intents/${payment.reference}/refund`, { amount: 300 });
    expect(view(await shop.stripe.refundsOf(payment))).toMatchObject([{ amount: usd(300n) }]);
    expect(view(await shop.stripe.retrievePayment(payment)).refunded).toEqual(usd(300n));

    const canceled = await shop.begin(500n, { captureMethod: "manual" });
    await shop.buyerPays(canceled);
    await somebody.paymentIntents.cancel(canceled.reference, {}, version);
    expect(view(await shop.stripe.refundsOf(canceled))).toEqual([]);
  });

  it("are all told, through as many pages as there are", async () => {
    const payment = await shop.paid(1000n);
    for (let cent = 0; cent < 101; cent += 1) {
      await shop.control(`payment_intents/${payment.reference}/refund`, { amount: 1 });
    }
    expect(view(await shop.stripe.refundsOf(payment))).toHaveLength(101);
  });

  it("are unknown while Stripe does not answer", async () => {
    const payment = await shop.paid(1000n);
    shop.sim.faults.add({ kind: "drop_before", path: "/v1/refunds", times: 9 });
    expect(await shop.stripe.refundsOf(payment)).toMatchObject({
      outcome: "unknown",
      ask: { paymentReference: payment.reference },
    });
  });
});
