import type Stripe from "stripe";
import { CARD_PAYMENT, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const MULTICAPTURE = {
  ...CARD_PAYMENT,
  capture_method: "manual",
  payment_method_options: { card: { request_multicapture: "if_available" } },
} as const;

const capture = (id: string, amount_to_capture: number, final_capture: boolean) =>
  h.stripe.paymentIntents.capture(id, {
    amount_to_capture,
    final_capture,
    expand: ["latest_charge.refunds"],
  });

const chargeOf = ({ latest_charge }: Stripe.PaymentIntent) => latest_charge as Stripe.Charge;

const ledgerOf = (id: string) =>
  h.sim.ledger().payments.find((payment) => payment.payment_intent === id);

test("a capture of nothing, made final, releases the rest without counting it as refunded", async () => {
  const { id } = await h.stripe.paymentIntents.create(MULTICAPTURE);
  expect(chargeOf(await capture(id, 700, false))).toMatchObject({
    amount_captured: 700,
    captured: false,
  });
  const closed = await capture(id, 0, true);
  expect(closed).toMatchObject({
    status: "succeeded",
    amount_received: 700,
    amount_capturable: 0,
  });
  expect(chargeOf(closed)).toMatchObject({
    captured: true,
    amount_refunded: 0,
    refunds: { data: [] },
  });
  expect(ledgerOf(id)).toMatchObject({ captured: 700, released: 1300, refunded: 0 });
});

test("what was captured can be given back while the rest is still held", async () => {
  const { id } = await h.stripe.paymentIntents.create(MULTICAPTURE);
  await capture(id, 700, false);
  await h.stripe.refunds.create({ payment_intent: id, amount: 700 });
  const held = await h.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
  expect(chargeOf(held)).toMatchObject({ amount_refunded: 700, refunded: false });
  expect(chargeOf(await capture(id, 0, true))).toMatchObject({
    amount_refunded: 700,
    refunded: true,
  });
});

test("when the window ends, what was captured in part has succeeded", async () => {
  const { id } = await h.stripe.paymentIntents.create(MULTICAPTURE);
  await capture(id, 700, false);
  await h.control("POST", `payment_intents/${id}/expire`);
  expect(await h.stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: "succeeded",
    amount_received: 700,
  });
  const events = await h.stripe.events.list({ type: "charge.captured" });
  expect(events.data[0]?.data.object).toMatchObject({ payment_intent: id, captured: true });
});

test("every capture tells that what can be captured has changed, the final one too", async () => {
  const { id } = await h.stripe.paymentIntents.create(MULTICAPTURE);
  await capture(id, 700, false);
  await capture(id, 100, true);
  const type = "payment_intent.amount_capturable_updated";
  const events = await h.stripe.events.list({ type });
  const amounts = events.data
    .map(({ data }) => data.object as Stripe.PaymentIntent)
    .filter((intent) => intent.id === id)
    .map(({ amount_capturable }) => amount_capturable);
  expect(amounts).toEqual([0, 1300, 2000]);
});
