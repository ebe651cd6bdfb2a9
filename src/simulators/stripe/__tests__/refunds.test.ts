import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const pay = (payment_method = "pm_card_visa") =>
  h.stripe.paymentIntents.create({ ...CARD_PAYMENT, payment_method });

const ledgerOf = (id: string) =>
  h.sim.ledger().payments.find((payment) => payment.payment_intent === id);

test("refunds add up to what was captured, and not a cent more", async () => {
  const { id: payment_intent } = await pay();
  const first = await h.stripe.refunds.create({ payment_intent, amount: 500 });
  expect(first).toMatchObject({ object: "refund", status: "succeeded", amount: 500 });
  const tooMuch = await errorOf(h.stripe.refunds.create({ payment_intent, amount: 1501 }));
  expect(tooMuch).toMatchObject({
    param: "amount",
    message: "Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)",
  });
  expect(await h.stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 1500 });
  const again = await errorOf(h.stripe.refunds.create({ payment_intent }));
  expect(again).toMatchObject({ code: "charge_already_refunded", statusCode: 400 });
  expect(ledgerOf(payment_intent)).toMatchObject({ captured: 2000, refunded: 2000 });
  expect((await h.stripe.refunds.list({ payment_intent })).data).toHaveLength(2);
});

test("more than the charge has a text of its own", async () => {
  const { latest_charge } = await pay();
  const error = await errorOf(
    h.stripe.refunds.create({ charge: latest_charge as string, amount: 2001 }),
  );
  expect(error.message).toBe("Refund amount ($20.01) is greater than charge amount ($20.00)");
});

test("what was released cannot be refunded", async () => {
  const { id: payment_intent } = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    capture_method: "manual",
  });
  expect((await errorOf(h.stripe.refunds.create({ payment_intent }))).message).toBe(
    `This PaymentIntent (${payment_intent}) does not have a successful charge to refund.`,
  );
  await h.stripe.paymentIntents.capture(payment_intent, { amount_to_capture: 1200 });
  expect(await h.stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 1200 });
  expect(ledgerOf(payment_intent)).toMatchObject({ captured: 1200, released: 800, refunded: 1200 });
});

test("a pending refund settles when the control side says so", async () => {
  const { id: payment_intent } = await pay("pm_card_pendingRefund");
  const refund = await h.stripe.refunds.create({ payment_intent });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  await h.control("POST", `refunds/${refund.id}/settle`, { outcome: "succeeded" });
  expect((await h.stripe.refunds.retrieve(refund.id)).status).toBe("succeeded");
});

test("a refund that fails later can be made again", async () => {
  const { id: payment_intent } = await pay("pm_card_refundFail");
  const refund = await h.stripe.refunds.create({ payment_intent });
  await h.control("POST", `refunds/${refund.id}/settle`, { outcome: "failed" });
  const failed = await h.stripe.refunds.retrieve(refund.id, { expand: ["charge"] });
  expect(failed).toMatchObject({ status: "failed", failure_reason: "expired_or_canceled_card" });
  expect(failed.charge).toMatchObject({ amount_refunded: 0, refunded: false });
  expect(ledgerOf(payment_intent)).toMatchObject({ refunded: 0 });
  expect(await h.stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 2000 });
});

test("only a refund that waits for the buyer can be canceled", async () => {
  const intent = await h.stripe.paymentIntents.create({ amount: 500, currency: "jpy" });
  await h.control("POST", `payment_intents/${intent.id}/pay`, { payment_method_type: "konbini" });
  const waiting = await h.stripe.refunds.create({ payment_intent: intent.id });
  expect(waiting.status).toBe("requires_action");
  expect(await h.stripe.refunds.cancel(waiting.id)).toMatchObject({ status: "canceled" });
  expect(ledgerOf(intent.id)).toMatchObject({ refunded: 0 });

  const { id: payment_intent } = await pay();
  const done = await h.stripe.refunds.create({ payment_intent });
  expect((await errorOf(h.stripe.refunds.cancel(done.id))).message).toContain("requires_action");
});

test("the dashboard can refund as well, and it counts", async () => {
  const { id } = await pay();
  await h.control("POST", `payment_intents/${id}/refund`, { amount: 1999 });
  const rest = await h.stripe.refunds.create({ payment_intent: id });
  expect(rest.amount).toBe(1);
});

test("a disputed charge cannot be refunded until the dispute is won", async () => {
  const { id: payment_intent } = await pay("pm_card_createDispute");
  const [dispute] = (await h.stripe.disputes.list({ payment_intent })).data;
  expect(dispute).toMatchObject({ status: "needs_response", reason: "fraudulent", amount: 2000 });
  expect((await errorOf(h.stripe.refunds.create({ payment_intent }))).code).toBe("charge_disputed");
  expect(ledgerOf(payment_intent)).toMatchObject({ disputed: 2000 });
  await h.control("POST", `disputes/${dispute?.id}/close`, { outcome: "won" });
  expect(ledgerOf(payment_intent)).toMatchObject({ disputed: 0 });
  expect(await h.stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 2000 });
});
