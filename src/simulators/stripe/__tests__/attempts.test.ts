import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const ledgerOf = (id: string) =>
  h.sim.ledger().payments.find((payment) => payment.payment_intent === id);

test("3-D Secure sends the buyer to a page where a person completes or fails it", async () => {
  const create = () =>
    h.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
      payment_method: "pm_card_threeDSecure2Required",
      confirm: true,
      return_url: "http://shop.test/return?cart=1",
    });
  for (const [outcome, status] of [
    ["succeed", "succeeded"],
    ["fail", "requires_payment_method"],
  ]) {
    const intent = await create();
    expect(intent).toMatchObject({ status: "requires_action" });
    const url = intent.next_action?.redirect_to_url?.url ?? "";
    expect(await (await fetch(url)).text()).toContain("Complete");
    const pressed = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ outcome: outcome ?? "" }),
      redirect: "manual",
    });
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get("location")).toContain(`cart=1&payment_intent=${intent.id}`);
    const after = await h.stripe.paymentIntents.retrieve(intent.id);
    expect(after.status).toBe(status);
    if (outcome === "fail") {
      expect(after.last_payment_error?.code).toBe("payment_intent_authentication_failure");
    }
  }
});

test("without a return address the challenge is left to Stripe.js", async () => {
  const intent = await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    payment_method: "pm_card_authenticationRequired",
  });
  expect(intent.next_action?.type).toBe("use_stripe_sdk");
  await h.control("POST", `payment_intents/${intent.id}/authenticate`, { outcome: "succeed" });
  expect((await h.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
});

test("off-session payments are declined when the bank wants the buyer, unless the card was set up", async () => {
  const customer = await h.stripe.customers.create({ email: "a@example.com" });
  const payment = { ...CARD_PAYMENT, customer: customer.id, off_session: true };
  const refused = await errorOf(
    h.stripe.paymentIntents.create({
      ...payment,
      payment_method: "pm_card_authenticationRequired",
    }),
  );
  expect(refused.code).toBe("authentication_required");

  const setup = await h.stripe.setupIntents.create({ customer: customer.id });
  await h.control("POST", `setup_intents/${setup.id}/confirm`, {
    payment_method: "pm_card_authenticationRequiredOnSetup",
  });
  const { payment_method } = await h.stripe.setupIntents.retrieve(setup.id);
  const paid = await h.stripe.paymentIntents.create({
    ...payment,
    payment_method: payment_method as string,
  });
  expect(paid.status).toBe("succeeded");
});

test("automatic methods that may redirect need a return address from servers", async () => {
  const error = await errorOf(
    h.stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: true,
    }),
  );
  expect(error.message).toContain("you must provide a `return_url`");
});

test("wallets redirect, cannot be held, and pay when the buyer approves", async () => {
  const intent = await h.stripe.paymentIntents.create({
    amount: 8888,
    currency: "cny",
    payment_method_data: { type: "alipay" },
    confirm: true,
    return_url: "http://shop.test/return",
  });
  expect(intent.next_action?.alipay_handle_redirect?.url).toContain(`/authenticate/${intent.id}`);
  await h.control("POST", `payment_intents/${intent.id}/authenticate`);
  expect((await h.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
  const manual = await h.stripe.paymentIntents.create({
    amount: 8888,
    currency: "cny",
    capture_method: "manual",
  });
  expect(manual.payment_method_types).not.toContain("alipay");
});

test("a delayed method stays in processing until it is settled", async () => {
  const debit = () =>
    h.stripe.paymentIntents.create({
      amount: 3000,
      currency: "eur",
      payment_method_data: { type: "sepa_debit", sepa_debit: { iban: "DE89370400440532013000" } },
      confirm: true,
      return_url: "http://shop.test/return",
    });
  const arrives = await debit();
  expect(arrives.status).toBe("processing");
  await h.control("POST", `payment_intents/${arrives.id}/settle`, { outcome: "succeed" });
  expect((await h.stripe.paymentIntents.retrieve(arrives.id)).status).toBe("succeeded");
  expect(ledgerOf(arrives.id)).toMatchObject({ captured: 3000 });
  const returns = await debit();
  await h.control("POST", `payment_intents/${returns.id}/settle`, { outcome: "fail" });
  const after = await h.stripe.paymentIntents.retrieve(returns.id, { expand: ["latest_charge"] });
  expect(after.status).toBe("requires_payment_method");
  expect(after.latest_charge).toMatchObject({ status: "failed" });
});
