import type Stripe from "stripe";
import { CARD_PAYMENT, errorOf, startHarness, until, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const ledgerOf = (id: string) =>
  h.sim.ledger().payments.find((payment) => payment.payment_intent === id);

test("a new intent waits for a payment method and offers what fits the currency", async () => {
  const intent = await h.stripe.paymentIntents.create({
    amount: 1099,
    currency: "EUR",
    metadata: { session_id: "payses_1" },
    description: "Order 1",
  });
  expect(intent).toMatchObject({
    object: "payment_intent",
    amount: 1099,
    currency: "eur",
    status: "requires_payment_method",
    capture_method: "automatic_async",
    amount_capturable: 0,
    latest_charge: null,
    metadata: { session_id: "payses_1" },
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
  });
  expect(intent.id).toMatch(/^pi_3[0-9A-Za-z]{23}$/);
  expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w{25}$`));
  expect(intent.payment_method_types).toEqual(expect.arrayContaining(["card", "ideal", "alipay"]));
  expect(intent.payment_method_types).not.toContain("us_bank_account");
});

test("a confirmed card payment succeeds, and is booked a little later", async () => {
  const intent = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    expand: ["latest_charge", "payment_method"],
  });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 2000 });
  expect(charge).toMatchObject({
    captured: true,
    amount_captured: 2000,
    balance_transaction: null,
  });
  expect((intent.payment_method as Stripe.PaymentMethod).card?.last4).toBe("4242");
  await until(() => h.sim.ledger().movements.some((move) => move.charge === charge.id));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const booked = await h.stripe.paymentIntents.retrieve(intent.id, {
    expand: ["latest_charge.balance_transaction"],
  });
  const transaction = (booked.latest_charge as Stripe.Charge).balance_transaction;
  expect(transaction).toMatchObject({ amount: 2000, fee: 58, net: 1942 });
  expect(ledgerOf(intent.id)).toMatchObject({
    authorized: 2000,
    captured: 2000,
    state: "succeeded",
  });
});

test.each([
  ["pm_card_visa_chargeDeclined", "card_declined", "generic_decline"],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
  ["pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
  ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", undefined],
  ["pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
])(
  "%s is refused with 402 and leaves the reason on the intent",
  async (payment_method, code, decline) => {
    const error = await errorOf(
      h.stripe.paymentIntents.create({ ...CARD_PAYMENT, payment_method }),
    );
    expect(error).toMatchObject({ type: "StripeCardError", statusCode: 402, code });
    if (decline) expect(error.decline_code).toBe(decline);
    const { id = "" } = error.payment_intent as Stripe.PaymentIntent;
    const intent = await h.stripe.paymentIntents.retrieve(id);
    expect(intent).toMatchObject({ status: "requires_payment_method", payment_method: null });
    expect(intent.last_payment_error).toMatchObject({
      type: "card_error",
      code,
      charge: error.charge,
    });
    expect(await h.stripe.charges.retrieve(error.charge as string)).toMatchObject({
      status: "failed",
      failure_code: code,
    });
  },
);

test("amount and currency can change until the payment is under way, metadata always", async () => {
  const intent = await h.stripe.paymentIntents.create({
    amount: 1000,
    currency: "usd",
    metadata: { a: "1", b: "2" },
  });
  const updated = await h.stripe.paymentIntents.update(intent.id, {
    amount: 1200,
    metadata: { a: "", c: "3" },
  });
  expect(updated).toMatchObject({ amount: 1200, metadata: { b: "2", c: "3" } });
  const paid = await h.stripe.paymentIntents.create(CARD_PAYMENT);
  await h.stripe.paymentIntents.update(paid.id, { metadata: { late: "yes" } });
  expect(await errorOf(h.stripe.paymentIntents.update(paid.id, { amount: 1 }))).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

test("lists are newest first, filtered, and paged by the SDK", async () => {
  const { id: customer } = await h.stripe.customers.create();
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    ids.unshift(
      (await h.stripe.paymentIntents.create({ amount: 500, currency: "usd", customer })).id,
    );
  }
  const listed: string[] = [];
  for await (const intent of h.stripe.paymentIntents.list({ customer, limit: 2 })) {
    listed.push(intent.id);
  }
  expect(listed).toEqual(ids);
});

test("an attempt that cannot be made leaves nothing behind", async () => {
  const own = await startHarness();
  const alipay = { ...CARD_PAYMENT, payment_method: undefined };
  await errorOf(
    own.stripe.paymentIntents.create({ ...alipay, payment_method_data: { type: "alipay" } }),
  );
  expect(own.sim.ledger().payments).toHaveLength(0);
  const intent = await own.stripe.paymentIntents.create({ amount: 1000, currency: "usd" });
  await errorOf(
    own.stripe.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_visa",
      receipt_email: "a@example.com",
    }),
  );
  const after = await own.stripe.paymentIntents.retrieve(intent.id);
  expect(after).toMatchObject({ status: "requires_payment_method", receipt_email: null });
  await own.close();
});

test("an account may be limited to some currencies", async () => {
  const { secret_key } = h.sim.addAccount({ currencies: ["eur", "CNY"] });
  const create = (currency: string) =>
    h.client(secret_key).paymentIntents.create({ amount: 1000, currency });
  expect((await create("cny")).currency).toBe("cny");
  expect((await errorOf(create("usd"))).message).toContain("Invalid currency: usd.");
});
