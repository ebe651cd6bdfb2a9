import { CARD_PAYMENT, errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const asBrowser = (method: string, path: string, form: Record<string, string>) =>
  h.raw(method, path, { key: h.sim.account.publishable_key, ...form }, { authorization: "" });

test("Stripe.js makes a payment method from a card number and confirms with it", async () => {
  const intent = await h.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
  const method = await asBrowser("POST", "/v1/payment_methods", {
    type: "card",
    "card[number]": "4242 4242 4242 4242",
    "card[exp_month]": "12",
    "card[exp_year]": "34",
    "card[cvc]": "123",
    payment_user_agent: "stripe.js/1",
    guid: "x",
  });
  expect(method).toMatchObject({ status: 200, body: { card: { last4: "4242", brand: "visa" } } });
  const confirmed = await asBrowser("POST", `/v1/payment_intents/${intent.id}/confirm`, {
    client_secret: intent.client_secret ?? "",
    payment_method: String(method.body["id"]),
    return_url: "http://shop.test",
  });
  expect(confirmed.body).toMatchObject({ status: "succeeded", amount: 2000 });
  expect(confirmed.body).not.toHaveProperty("metadata");
  expect(confirmed.body).not.toHaveProperty("customer");
});

test("a browser may send the card along with the confirmation", async () => {
  const intent = await h.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
  const declined = await asBrowser("POST", `/v1/payment_intents/${intent.id}/confirm`, {
    client_secret: intent.client_secret ?? "",
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": "4000000000009995",
    "payment_method_data[card][exp_month]": "1",
    "payment_method_data[card][exp_year]": "2040",
    "payment_method_data[billing_details][address][country]": "US",
    "payment_method_data[guid]": "x",
  });
  expect(declined).toMatchObject({
    status: 402,
    body: { error: { decline_code: "insufficient_funds", payment_intent: { id: intent.id } } },
  });
});

test("the publishable key sees an intent only with its client secret, and only in part", async () => {
  const intent = await h.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
  const path = `/v1/payment_intents/${intent.id}`;
  const seen = await asBrowser("GET", path, { client_secret: intent.client_secret ?? "" });
  expect(seen.body).toMatchObject({ id: intent.id, status: "requires_payment_method" });
  expect(seen.body).not.toHaveProperty("latest_charge");
  expect((await asBrowser("GET", path, { client_secret: "pi_x_secret_y" })).status).toBe(400);
  expect((await asBrowser("GET", path, {})).status).toBe(400);
});

test("the publishable key is refused elsewhere with Stripe's own words", async () => {
  const stripe = h.client(h.sim.account.publishable_key);
  const error = await errorOf(stripe.paymentIntents.create({ amount: 2000, currency: "usd" }));
  expect(error).toMatchObject({ type: "StripePermissionError", code: "secret_key_required" });
  expect(error.message).toContain("This API call cannot be made with a publishable API key.");
});

test("servers may not send card numbers, but test tokens", async () => {
  const card = { number: "4242424242424242", exp_month: 12, exp_year: 2040 };
  const error = await errorOf(h.stripe.paymentMethods.create({ type: "card", card }));
  expect(error.message).toContain("Sending credit card numbers directly");
  const method = await h.stripe.paymentMethods.create({
    type: "card",
    card: { token: "tok_amex" },
  });
  expect(method.card?.brand).toBe("amex");
});

test("card numbers and dates that cannot be right are refused at once", async () => {
  const send = (number: string, month: string, year: string) =>
    asBrowser("POST", "/v1/payment_methods", {
      type: "card",
      "card[number]": number,
      "card[exp_month]": month,
      "card[exp_year]": year,
    });
  expect((await send("4242424242424241", "12", "2040")).body).toMatchObject({
    error: { code: "incorrect_number", param: "number" },
  });
  expect((await send("4242424242424242", "13", "2040")).body).toMatchObject({
    error: { code: "invalid_expiry_month" },
  });
  expect((await send("4242424242424242", "12", "2001")).body).toMatchObject({
    error: { code: "invalid_expiry_year" },
  });
});

test("the control side pays as a buyer would, 3-D Secure included, in live mode too", async () => {
  const live = h.sim.addAccount({ livemode: true });
  const stripe = h.client(live.secret_key);
  const intent = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
  const answer = await h.control<{ payment_intent: { status: string } }>(
    "POST",
    `payment_intents/${intent.id}/pay`,
    { card_number: "4000000000003220", three_d_secure: "succeed" },
  );
  expect(answer.payment_intent.status).toBe("succeeded");
  expect(live.secret_key).toMatch(/^sk_live_/);

  const refused = await errorOf(stripe.paymentIntents.create(CARD_PAYMENT));
  expect(refused.code).toBe("resource_missing");
});

test("a buyer's decline is an outcome, not an error of the control side", async () => {
  const intent = await h.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
  const answer = await h.control<{ error: { code: string }; payment_intent: { status: string } }>(
    "POST",
    `payment_intents/${intent.id}/pay`,
    { payment_method: "pm_card_visa_chargeDeclined" },
  );
  expect(answer).toMatchObject({
    error: { code: "card_declined" },
    payment_intent: { status: "requires_payment_method" },
  });
});

test("browsers of any origin may call the API", async () => {
  const preflight = await fetch(`${h.sim.url}/v1/payment_methods`, { method: "OPTIONS" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
});
