import { createRequire } from "node:module";
import type StripeType from "stripe";
import { startHarness, type Harness } from "./harness";

/** The older SDK that Medusa's own provider brings along, with its older API version. */
const fromProvider = createRequire(require.resolve("@medusajs/payment-stripe"));
const OlderStripe = fromProvider("stripe") as typeof StripeType;

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

test("the calls of Medusa's own Stripe provider work", async () => {
  const { hostname, port } = new URL(h.sim.url);
  const stripe = new OlderStripe(h.sim.account.secret_key, {
    host: hostname,
    port,
    protocol: "http",
  });
  const created = await stripe.paymentIntents.create({
    amount: 1000,
    currency: "eur",
    metadata: { session_id: "payses_1" },
    capture_method: "manual",
    payment_method_types: ["card"],
    expand: ["payment_method"],
  } as StripeType.PaymentIntentCreateParams);
  expect(created).toMatchObject({
    payment_method_types: ["card"],
    status: "requires_payment_method",
  });
  expect(created.lastResponse.apiVersion).toBe("2024-04-10");
  await h.control("POST", `payment_intents/${created.id}/pay`, { payment_method: "pm_card_visa" });
  const captured = await stripe.paymentIntents.capture(created.id);
  expect(captured.status).toBe("succeeded");
  const refund = await stripe.refunds.create({ amount: 400, payment_intent: created.id });
  expect(refund.status).toBe("succeeded");
});
