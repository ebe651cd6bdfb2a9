import { errorOf, startHarness, type Harness } from "./harness";
import { DEFAULT_STRIPE_ACCOUNT } from "../index";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

test("the first account is always the same, unless told otherwise", async () => {
  expect(h.sim.account).toMatchObject(DEFAULT_STRIPE_ACCOUNT);
  const own = await startHarness({ account: { secret_key: "sk_test_mine" } });
  expect(own.sim.account).toMatchObject({ secret_key: "sk_test_mine", livemode: false });
  await own.close();
});

test("an account tells about itself and its balance", async () => {
  const account = await h.stripe.accounts.retrieveCurrent();
  expect(account).toMatchObject({ id: h.sim.account.id, charges_enabled: true, country: "US" });
  expect(await h.stripe.balance.retrieve()).toMatchObject({ object: "balance", livemode: false });
});

test("wrong keys are masked in the 401", async () => {
  const error = await errorOf(h.client("sk_test_0123456789abcd").balance.retrieve());
  expect(error).toMatchObject({
    type: "StripeAuthenticationError",
    statusCode: 401,
    message: "Invalid API Key provided: sk_test_**********abcd",
  });
  const { status, body } = await h.raw("GET", "/v1/balance", {}, { authorization: "" });
  expect(status).toBe(401);
  expect(body).toMatchObject({
    error: { message: expect.stringContaining("did not provide an API key") },
  });
});

test("basic auth works as well", async () => {
  const authorization = `Basic ${Buffer.from(`${h.sim.account.secret_key}:`).toString("base64")}`;
  expect((await h.raw("GET", "/v1/balance", {}, { authorization })).status).toBe(200);
});

test("a restricted key is told which permission it lacks", async () => {
  const { key } = await h.control<{ key: string }>(
    "POST",
    `accounts/${h.sim.account.id}/restricted_keys`,
    { permissions: ["rak_payment_intent_write", "charge_read"] },
  );
  expect(key).toMatch(/^rk_test_/);
  const stripe = h.client(key);
  const intent = await stripe.paymentIntents.create({ amount: 1000, currency: "usd" });
  await stripe.paymentIntents.retrieve(intent.id);
  await stripe.charges.list();
  const error = await errorOf(stripe.refunds.create({ payment_intent: intent.id }));
  expect(error).toMatchObject({ type: "StripePermissionError", statusCode: 403 });
  expect(error.message).toMatch(
    /^The provided key 'rk_test_\*+\w{4}' does not have the required permissions for this endpoint on account 'acct_\w+'\. Having the 'rak_charge_write' permission would allow this request to continue\.$/,
  );
});

test("a rolled key has expired", async () => {
  const account = h.sim.addAccount({});
  const { key } = await h.control<{ key: string }>("POST", `accounts/${account.id}/roll_key`, {
    key: account.secret_key,
  });
  const error = await errorOf(h.client(account.secret_key).balance.retrieve());
  expect(error).toMatchObject({ statusCode: 401, code: "api_key_expired" });
  await h.client(key).balance.retrieve();
});

test("test and live objects of one account do not see each other", async () => {
  const { id } = h.sim.account;
  const live = h.sim.addAccount({ id, livemode: true });
  const intent = await h.stripe.paymentIntents.create({ amount: 1000, currency: "usd" });
  const error = await errorOf(h.client(live.secret_key).paymentIntents.retrieve(intent.id));
  expect(error.message).toBe(
    `No such payment_intent: '${intent.id}'; a similar object exists in test mode, but a live mode key was used to make this request.`,
  );
  const other = h.sim.addAccount({});
  const foreign = await errorOf(h.client(other.secret_key).paymentIntents.retrieve(intent.id));
  expect(foreign.message).toBe(`No such payment_intent: '${intent.id}'`);
});
