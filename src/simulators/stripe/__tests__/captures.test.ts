import type Stripe from "stripe";
import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const ledgerOf = (id: string) =>
  h.sim.ledger().payments.find((payment) => payment.payment_intent === id);

test("a manual authorization is captured in part and the rest is released, which is no refund", async () => {
  const intent = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    capture_method: "manual",
    expand: ["latest_charge"],
  });
  expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 2000 });
  const card = (intent.latest_charge as Stripe.Charge).payment_method_details?.card;
  expect(card?.capture_before).toBe(intent.created + 7 * 24 * 3600);
  expect(card?.multicapture?.status).toBe("unavailable");

  const captured = await h.stripe.paymentIntents.capture(intent.id, {
    amount_to_capture: 1500,
    expand: ["latest_charge.refunds"],
  });
  expect(captured).toMatchObject({ status: "succeeded", amount_received: 1500 });
  const charge = captured.latest_charge as Stripe.Charge;
  expect(charge).toMatchObject({ amount_captured: 1500, amount_refunded: 0, refunded: false });
  expect(charge.refunds?.data).toEqual([]);
  expect(ledgerOf(intent.id)).toMatchObject({ captured: 1500, released: 500, refunded: 0 });

  const again = await errorOf(h.stripe.paymentIntents.capture(intent.id));
  expect(again).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 });
  expect(again.payment_intent).toMatchObject({ id: intent.id, status: "succeeded" });
});

test("older versions of the API call a release a refund", async () => {
  const before = { apiVersion: "2024-06-20" };
  const held = () => h.stripe.paymentIntents.create({ ...CARD_PAYMENT, capture_method: "manual" });
  const expand = ["latest_charge.refunds"];
  const intent = await h.stripe.paymentIntents.capture(
    (await held()).id,
    { amount_to_capture: 1500, expand },
    before,
  );
  expect(intent.latest_charge).toMatchObject({
    amount_refunded: 500,
    refunds: { data: [{ amount: 500, status: "succeeded", balance_transaction: null }] },
  });
  expect(ledgerOf(intent.id)).toMatchObject({ captured: 1500, released: 500, refunded: 0 });
  const rest = await h.stripe.refunds.create({ payment_intent: intent.id });
  expect(rest.amount).toBe(1500);

  const canceled = await h.stripe.paymentIntents.cancel((await held()).id, { expand }, before);
  expect(canceled.latest_charge).toMatchObject({ amount_refunded: 2000, refunded: true });
});

test("multicapture captures again and again until the final one", async () => {
  const intent = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    capture_method: "manual",
    payment_method_options: { card: { request_multicapture: "if_available" } },
  });
  const first = await h.stripe.paymentIntents.capture(intent.id, {
    amount_to_capture: 700,
    final_capture: false,
  });
  expect(first).toMatchObject({ status: "requires_capture", amount_capturable: 1300 });
  const last = await h.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 300 });
  expect(last).toMatchObject({ status: "succeeded", amount_received: 1000 });
  expect(ledgerOf(intent.id)).toMatchObject({ captured: 1000, released: 1000 });
});

test("without multicapture a capture is final, and never more than was authorized", async () => {
  const { id } = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    capture_method: "manual",
  });
  const notFinal = { amount_to_capture: 1, final_capture: false };
  expect(await errorOf(h.stripe.paymentIntents.capture(id, notFinal))).toMatchObject({
    param: "final_capture",
  });
  const tooMuch = { amount_to_capture: 2001 };
  expect(await errorOf(h.stripe.paymentIntents.capture(id, tooMuch))).toMatchObject({
    code: "amount_too_large",
    message: "Amount must be no more than $20.00",
  });
});

test("canceling releases the authorization; what has succeeded cannot be canceled", async () => {
  const held = await h.stripe.paymentIntents.create({ ...CARD_PAYMENT, capture_method: "manual" });
  const canceled = await h.stripe.paymentIntents.cancel(held.id, {
    cancellation_reason: "abandoned",
    expand: ["latest_charge"],
  });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  expect(canceled.canceled_at).toEqual(expect.any(Number));
  expect(canceled.latest_charge).toMatchObject({
    amount_refunded: 0,
    captured: false,
    refunded: false,
  });

  const paid = await h.stripe.paymentIntents.create(CARD_PAYMENT);
  const refused = await errorOf(h.stripe.paymentIntents.cancel(paid.id));
  expect(refused.code).toBe("payment_intent_unexpected_state");
  expect(refused.message).toContain(
    "You cannot cancel this PaymentIntent because it has a status of succeeded.",
  );
});

test("an authorization lapses when the clock passes capture_before", async () => {
  const own = await startHarness();
  const { id } = await own.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    capture_method: "manual",
  });
  own.sim.clock.advance(8 * 24 * 3600 * 1000);
  const lapsed = await own.stripe.paymentIntents.retrieve(id);
  expect(lapsed).toMatchObject({ status: "canceled", cancellation_reason: "expired" });
  expect(own.sim.ledger().payments[0]).toMatchObject({ captured: 0, released: 2000 });
  await own.close();
});
