import { eventually, expectStatus } from "../../src/demo/once/context";
import { boughtAtStripe, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { atStripesSide, paymentOnOrder } from "../support/gateway-payments";
import { orderNumberOf } from "../support/hub-payment";
import { emittedOf, eventNamesOf, SAYS_EVENTS } from "../support/hub-events";
import { openShop, type OpenShop } from "../support/open-shop";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: SAYS_EVENTS });
});
afterAll(() => shop?.stop());

const intentOf = ({ session }: Bought): string => `payment_intents/${String(session.data.id)}`;

async function disputed(amount?: number): Promise<{ bought: Bought; id: string }> {
  const bought = await boughtAtStripe(shop);
  const body = { reason: "product_not_received", ...(amount && { amount }) };
  const made = await atStripesSide<{ dispute: { id: string } }>(
    shop,
    `${intentOf(bought)}/dispute`,
    body,
  );
  return { bought, id: made.dispute.id };
}

const untilDispute = (bought: Bought, status: string) =>
  eventually(`a dispute that is ${status}`, async () => {
    const { disputes } = await paymentOnOrder(shop, bought.order.id);
    return disputes.find((dispute) => dispute.status === status);
  });

const untilTold = (id: string, name: string) =>
  eventually(name, async () => (await eventNamesOf(shop, id)).includes(name));

describe("a dispute", () => {
  it("is on the order with its deadline, and among what needs a person", async () => {
    const { bought, id } = await disputed(300);
    const shown = await untilDispute(bought, "needs_response");
    expect(shown).toMatchObject({ reference: id, amount: "3.00", currency: "usd" });
    expect(shown.reason).toBe("product_not_received");
    expect(new Date(shown.respond_by ?? 0).getTime()).toBeGreaterThan(Date.now());
    const entry = await breakThatIs(shop, "open", await orderNumberOf(shop, bought.session));
    expect(entry).toMatchObject({ kind: "dispute", can_give_back: false });
    expect(entry.message).toContain("3.00 USD");
    expect(entry.message).toContain(shown.respond_by);
    expect(entry.next_step).toContain("evidence");
    await eventually("the withdrawal", async () => {
      const { disputes } = await paymentOnOrder(shop, bought.order.id);
      return disputes[0]?.funds_withdrawn;
    });
    // No money of the order moves by itself.
    const { refunded } = await paymentOnOrder(shop, bought.order.id);
    expect(refunded).toBe("0.00");
  });

  it.each([
    ["won", ["dispute.won", "dispute.funds_reinstated"], false],
    ["lost", ["dispute.lost"], true],
  ] as const)("that is %s is told step by step, each once", async (outcome, last, withdrawn) => {
    const { bought, id } = await disputed();
    await untilTold(id, "dispute.funds_withdrawn");
    await atStripesSide(shop, `disputes/${id}/evidence`);
    await untilDispute(bought, "under_review");
    await untilTold(id, "dispute.updated");
    await atStripesSide(shop, `disputes/${id}/close`, { outcome });
    await untilTold(id, last.at(-1) ?? "");
    const entry = await breakThatIs(shop, "resolved", await orderNumberOf(shop, bought.session));
    expect(entry.resolution).toMatch(RegExp(`^${outcome}: `));
    expect(await untilDispute(bought, outcome)).toMatchObject({ funds_withdrawn: withdrawn });
    for (const { id } of [...shop.stripe.deliveries.list()]) shop.stripe.deliveries.resend(id);
    await eventually("the repeats", async () =>
      shop.stripe.deliveries.list().every(({ state }) => state !== "pending"),
    );
    expect((await eventNamesOf(shop, id)).sort()).toEqual(
      ["dispute.opened", "dispute.funds_withdrawn", "dispute.updated", ...last].sort(),
    );
    const [opened] = await emittedOf(shop, id);
    expect(opened?.data).toMatchObject({ order_id: bought.order.id, gateway: "stripe" });
  });
});

describe("an early fraud warning", () => {
  it("is on the order until the payment is refunded", async () => {
    const bought = await boughtAtStripe(shop);
    await atStripesSide(shop, `${intentOf(bought)}/early_fraud_warning`);
    const number = await orderNumberOf(shop, bought.session);
    const entry = await breakThatIs(shop, "open", number);
    expect(entry).toMatchObject({ kind: "fraud_warning" });
    expect(entry.next_step).toContain("Refund the order now");
    const { fraud_warnings } = await paymentOnOrder(shop, bought.order.id);
    expect(fraud_warnings).toMatchObject([{ kind: "made_with_stolen_card", actionable: true }]);
    const names = await eventNamesOf(shop, bought.session.id);
    expect(names.filter((name) => name === "fraud_warning.opened")).toHaveLength(1);
    await expectStatus(shop.merchant.refund(bought.order.payment, bought.order.total));
    await breakThatIs(shop, "resolved", number);
  });

  it("asks nobody for anything when the payment has been refunded before", async () => {
    const bought = await boughtAtStripe(shop);
    await expectStatus(shop.merchant.refund(bought.order.payment, bought.order.total));
    await atStripesSide(shop, `${intentOf(bought)}/early_fraud_warning`);
    await untilTold(bought.session.id, "fraud_warning.opened");
    expect(await breaksOf(shop, await orderNumberOf(shop, bought.session))).toEqual([]);
    const { fraud_warnings } = await paymentOnOrder(shop, bought.order.id);
    expect(fraud_warnings).toHaveLength(1);
  });
});

describe("a payment that Stripe wants to be reviewed", () => {
  it("is shown until that is done there", async () => {
    const bought = await boughtAtStripe(shop);
    const number = await orderNumberOf(shop, bought.session);
    const { review } = await atStripesSide<{ review: { id: string } }>(
      shop,
      `${intentOf(bought)}/review`,
    );
    const entry = await breakThatIs(shop, "open", number);
    expect(entry).toMatchObject({ kind: "review", can_give_back: false });
    expect(entry.next_step).toContain("Do not ship");
    expect(await paymentOnOrder(shop, bought.order.id)).toMatchObject({ open_breaks: 1 });
    await atStripesSide(shop, `reviews/${review.id}/close`);
    const closed = await breakThatIs(shop, "resolved", number);
    expect(closed.resolution).toBe("the review was closed");
  });
});

describe("an order that nobody disputes", () => {
  it("shows none of that", async () => {
    const bought = await boughtAtStripe(shop);
    expect(await paymentOnOrder(shop, bought.order.id)).toMatchObject({
      gateway: "stripe",
      environment: "sandbox",
      status: "captured",
      refunds: [],
      disputes: [],
      fraud_warnings: [],
      open_breaks: 0,
    });
    expect(await breaksOf(shop, await orderNumberOf(shop, bought.session))).toEqual([]);
  });

  it("is not there under another id", async () => {
    expect((await shop.admin.get("/admin/payment-hub/orders/order_nobody")).status).toBe(404);
  });
});
