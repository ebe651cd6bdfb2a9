import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

test("customers are created, changed, deleted, and still answer afterwards", async () => {
  const customer = await h.stripe.customers.create({
    email: "a@example.com",
    name: "A",
    address: { line1: "1 Main St", country: "US" },
  });
  expect(customer).toMatchObject({
    email: "a@example.com",
    address: { country: "US", city: null },
  });
  expect(await h.stripe.customers.update(customer.id, { name: "B" })).toMatchObject({ name: "B" });
  expect(await h.stripe.customers.del(customer.id)).toMatchObject({ deleted: true });
  expect(await h.stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
  expect((await errorOf(h.stripe.customers.create({ email: "nonsense" }))).code).toBe(
    "email_invalid",
  );
});

test("a card can be kept for later by paying with it, attaching it or setting it up", async () => {
  const { id: customer } = await h.stripe.customers.create();
  await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    customer,
    setup_future_usage: "off_session",
  });
  await h.stripe.paymentMethods.attach("pm_card_mastercard", { customer });
  const setup = await h.stripe.setupIntents.create({
    customer,
    payment_method: "pm_card_amex",
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
  });
  expect(setup.status).toBe("succeeded");
  const kept = await h.stripe.customers.listPaymentMethods(customer, { type: "card" });
  expect(kept.data.map((method) => method.card?.brand)).toEqual(["amex", "mastercard", "visa"]);

  const [amex] = kept.data;
  const detached = await h.stripe.paymentMethods.detach(amex?.id ?? "");
  expect(detached.customer).toBeNull();
  const spent = { ...CARD_PAYMENT, payment_method: detached.id };
  expect((await errorOf(h.stripe.paymentIntents.create(spent))).message).toContain(
    "It may not be used again",
  );
});

test("declined cards cannot be attached, except the one that only fails when charged", async () => {
  const { id: customer } = await h.stripe.customers.create();
  const attach = (id: string) => h.stripe.paymentMethods.attach(id, { customer });
  expect(await errorOf(attach("pm_card_chargeDeclined"))).toMatchObject({ statusCode: 402 });
  const method = await attach("pm_card_chargeCustomerFail");
  const pay = { ...CARD_PAYMENT, customer, payment_method: method.id };
  expect(await errorOf(h.stripe.paymentIntents.create(pay))).toMatchObject({
    code: "card_declined",
  });
});

test("setup intents go through authentication, fail it, and are canceled", async () => {
  const setup = await h.stripe.setupIntents.create({
    payment_method: "pm_card_authenticationRequired",
    confirm: true,
    return_url: "http://shop.test/return",
  });
  expect(setup).toMatchObject({ status: "requires_action" });
  await h.control("POST", `setup_intents/${setup.id}/authenticate`, { outcome: "fail" });
  const failed = await h.stripe.setupIntents.retrieve(setup.id);
  expect(failed.last_setup_error?.code).toBe("setup_intent_authentication_failure");
  expect(await h.stripe.setupIntents.cancel(setup.id)).toMatchObject({ status: "canceled" });
  const again = await errorOf(
    h.stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_visa" }),
  );
  expect(again.code).toBe("setup_intent_unexpected_state");
});
