import { errorOf, startHarness, type Harness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const post = (form: Record<string, string>, headers = {}) =>
  h.raw("POST", "/v1/payment_intents", { amount: "1000", currency: "usd", ...form }, headers);
const errorFor = async (form: Record<string, string>, headers = {}) =>
  (await post(form, headers)).body["error"];

test.each([
  [
    { amount: "10.5" },
    { code: "parameter_invalid_integer", param: "amount", message: "Invalid integer: 10.5" },
  ],
  [{ amount: "0" }, { code: "parameter_invalid_integer", param: "amount" }],
  [{ amount: "-5" }, { code: "parameter_invalid_integer", param: "amount" }],
  [{ amount: "" }, { code: "parameter_invalid_empty", param: "amount" }],
  [{ amount: "49" }, { code: "amount_too_small", message: "Amount must be at least $0.50 usd" }],
  [
    { amount: "1000000000000" },
    { code: "amount_too_large", message: "Amount must be no more than $9,999,999,999.99" },
  ],
  [
    { currency: "zzz" },
    {
      param: "currency",
      message: expect.stringMatching(/^Invalid currency: zzz\. Stripe currently/),
    },
  ],
  [
    { foo: "1" },
    { code: "parameter_unknown", param: "foo", message: "Received unknown parameter: foo" },
  ],
  [{ "shipping[planet]": "x" }, { code: "parameter_unknown", param: "shipping[planet]" }],
  [{ capture_method: "later" }, { param: "capture_method" }],
  [{ confirm: "yes" }, { param: "confirm", message: "Invalid boolean: yes" }],
  [{ customer: "cus_none" }, { code: "resource_missing", message: "No such customer: 'cus_none'" }],
  [
    { payment_method: "pm_none" },
    { code: "resource_missing", message: "No such PaymentMethod: 'pm_none'" },
  ],
  [{ off_session: "true" }, { param: "off_session" }],
  [{ "metadata[k]": "x".repeat(501) }, { param: "metadata[k]" }],
  [{ [`metadata[${"k".repeat(41)}]`]: "x" }, { param: "metadata" }],
  [{ "expand[0]": "charges" }, { message: "This property cannot be expanded (charges)." }],
  [
    { "allowed_payment_method_types[0]": "carrier_pigeon" },
    { code: "payment_intent_invalid_parameter" },
  ],
  [
    { "allowed_payment_method_types[0]": "card", "automatic_payment_methods[enabled]": "true" },
    { code: "parameters_exclusive" },
  ],
  [{ statement_descriptor: "SHOP SHOES" }, { param: "statement_descriptor" }],
])("creating an intent with %j is refused as Stripe does", async (form, expected) => {
  expect(await errorFor(form as Record<string, string>)).toMatchObject({
    type: "invalid_request_error",
    ...expected,
  });
});

test("fifty metadata keys are the limit", async () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`metadata[k${n}]`, "v"]));
  expect((await post(keys(50))).status).toBe(200);
  expect(await errorFor(keys(51))).toMatchObject({ param: "metadata" });
});

test.each([
  ["jpy", 50, 49],
  ["isk", 500, 550],
  ["ugx", 500, 501],
  ["kwd", 1230, 1234],
  ["eur", 50, 49],
  ["hkd", 400, 399],
  ["idr", 150_000_000, 49],
  ["kwd", 999_999_999_990, 999_999_999_999],
  ["usd", 999_999_999_999, 1_000_000_000_000],
])("%s takes %d and refuses %d", async (currency, good, bad) => {
  expect((await h.stripe.paymentIntents.create({ amount: good, currency })).amount).toBe(good);
  const error = await errorOf(h.stripe.paymentIntents.create({ amount: bad, currency }));
  expect(error.statusCode).toBe(400);
});

test("missing parameters are named", async () => {
  const { body } = await h.raw("POST", "/v1/payment_intents", { currency: "usd" });
  expect(body).toMatchObject({
    error: {
      code: "parameter_missing",
      param: "amount",
      message: "Missing required param: amount.",
    },
  });
});

test("each API version has its own name for the list of method types", async () => {
  const old = { "stripe-version": "2024-04-10" };
  expect(await errorFor({ "payment_method_types[0]": "card" })).toMatchObject({
    code: "parameter_unknown",
    param: "payment_method_types",
  });
  expect(await errorFor({ "allowed_payment_method_types[0]": "card" }, old)).toMatchObject({
    code: "parameter_unknown",
  });
  const { body } = await post({ "payment_method_types[0]": "card" }, old);
  expect(body).toMatchObject({ payment_method_types: ["card"], automatic_payment_methods: null });
  const modern = await post({ "allowed_payment_method_types[]": "card" });
  expect(modern.body).toMatchObject({
    payment_method_types: ["card"],
    allowed_payment_method_types: ["card"],
  });
  expect(modern.headers.get("stripe-version")).toBe("2026-10-28.endive");
});

test("unknown ids and addresses are 404, each in its own words", async () => {
  expect(await errorOf(h.stripe.paymentIntents.retrieve("pi_none"))).toMatchObject({
    statusCode: 404,
    code: "resource_missing",
    param: "intent",
    message: "No such payment_intent: 'pi_none'",
  });
  const { status, body } = await h.raw("GET", "/v1/invoices", {});
  expect(status).toBe(404);
  expect(body).toMatchObject({
    error: { message: expect.stringMatching(/^Unrecognized request URL \(GET: \/v1\/invoices\)/) },
  });
});
