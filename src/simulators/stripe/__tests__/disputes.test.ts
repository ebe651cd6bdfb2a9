import type Stripe from "stripe";
import { CARD_PAYMENT, errorOf, startHarness, startReceiver, until, type Harness } from "./harness";

let h: Harness;
let shop: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  h = await startHarness();
  shop = await startReceiver();
  await h.stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ["*"] });
});
afterEach(async () => {
  await h.close();
  await shop.close();
});

type Opened = { dispute: Stripe.Dispute };

const pay = () => h.stripe.paymentIntents.create(CARD_PAYMENT);

const dispute = async (intent: string, terms: object = {}) =>
  (await h.control<Opened>("POST", `payment_intents/${intent}/dispute`, terms)).dispute.id;

const disputed = (intent: string) =>
  h.sim.ledger().payments.find(({ payment_intent }) => payment_intent === intent)?.disputed;

const told = (prefix: string) => shop.types().filter((type) => type.startsWith(prefix));

test("an inquiry takes no money and leaves the payment refundable, until it is escalated", async () => {
  const { id } = await pay();
  const inquiry = await dispute(id, { inquiry: true, amount: 900 });
  expect(await h.stripe.disputes.retrieve(inquiry)).toMatchObject({
    status: "warning_needs_response",
    balance_transactions: [],
    is_charge_refundable: true,
  });
  expect(disputed(id)).toBe(0);
  await h.stripe.refunds.create({ payment_intent: id, amount: 100 });
  await h.control("POST", `disputes/${inquiry}/escalate`);
  expect(await h.stripe.disputes.retrieve(inquiry)).toMatchObject({
    status: "needs_response",
    balance_transactions: [{ amount: -900 }],
  });
  expect(disputed(id)).toBe(900);
  expect((await errorOf(h.stripe.refunds.create({ payment_intent: id }))).code).toBe(
    "charge_disputed",
  );
  await until(() => told("charge.dispute").length === 3);
  expect(told("charge.dispute").sort()).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
  ]);
});

test("an inquiry that is answered closes by itself, and is neither won nor lost", async () => {
  const { id } = await pay();
  const inquiry = await dispute(id, { inquiry: true });
  await h.stripe.disputes.update(inquiry, { evidence: { uncategorized_text: "sent" } });
  expect((await h.stripe.disputes.retrieve(inquiry)).status).toBe("warning_under_review");
  const won = h.control("POST", `disputes/${inquiry}/close`, { outcome: "won" });
  await expect(won).rejects.toThrow("just closes");
  await h.control("POST", `disputes/${inquiry}/close`, {});
  expect((await h.stripe.disputes.retrieve(inquiry)).status).toBe("warning_closed");
  const again = h.control("POST", `disputes/${inquiry}/escalate`);
  await expect(again).rejects.toThrow("warning_closed already");
});

test("a warning can be acted on until the payment is disputed or refunded in full", async () => {
  const warned = async (intent: string) => {
    const path = `payment_intents/${intent}/early_fraud_warning`;
    const { early_fraud_warning } = await h.control<{
      early_fraud_warning: Stripe.Radar.EarlyFraudWarning;
    }>("POST", path, {});
    return early_fraud_warning.id;
  };
  const actionable = async (warning: string) =>
    (await h.stripe.radar.earlyFraudWarnings.retrieve(warning)).actionable;
  const [first, second] = [await pay(), await pay()];
  const [one, other] = [await warned(first.id), await warned(second.id)];
  await h.stripe.refunds.create({ payment_intent: first.id, amount: 1999 });
  expect(await actionable(one)).toBe(true);
  await h.stripe.refunds.create({ payment_intent: first.id, amount: 1 });
  await dispute(second.id);
  expect([await actionable(one), await actionable(other)]).toEqual([false, false]);
  await until(() => told("radar").length === 4);
  expect(told("radar").filter((type) => type.endsWith(".updated"))).toHaveLength(2);
});
