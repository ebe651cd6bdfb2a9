import Stripe from "stripe";
import { startStripeSimulator, type StripeSimulator } from "../../../simulators/stripe";
import { stripeGateway } from "..";
import { accountOf, WEBHOOK_SECRET } from "./shop";

let sim: StripeSimulator;
beforeAll(async () => {
  sim = await startStripeSimulator();
});
afterAll(() => sim.close());

const NUMBER = "MPH01K3TESTS00000000000000001";

const event = {
  id: "evt_1",
  object: "event",
  type: "payment_intent.succeeded",
  created: 1_700_000_000,
  livemode: false,
  data: {
    object: {
      id: "pi_1",
      object: "payment_intent",
      client_secret: "pi_1_secret_x",
      metadata: { order_number: NUMBER },
    },
  },
};

function signed(body: string, secret: string, timestamp = Math.floor(Date.now() / 1000)) {
  const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
  return { "stripe-signature": header };
}

function parse(body: string, headers: Record<string, string>, fields?: Record<string, string>) {
  const connection = stripeGateway.connect(accountOf(sim, fields));
  return connection.parseNotification(Buffer.from(body), headers);
}

describe("a Stripe event", () => {
  const body = JSON.stringify(event);

  it("is taken when its signature verifies, and says which payment it is about", () => {
    expect(parse(body, signed(body, WEBHOOK_SECRET))).toMatchObject({
      verified: true,
      event: {
        id: "evt_1",
        type: "payment_intent.succeeded",
        payment: { reference: "pi_1", orderNumber: NUMBER },
      },
      reply: { status: 200 },
    });
  });

  it("loses its client secret before it is stored", () => {
    expect(JSON.stringify(parse(body, signed(body, WEBHOOK_SECRET)))).not.toContain("_secret_x");
  });

  it("is taken however old its time stamp is, because it is applied by asking Stripe", () => {
    expect(parse(body, signed(body, WEBHOOK_SECRET, 1_600_000_000)).verified).toBe(true);
  });

  it.each([
    ["another secret", body, signed(body, "whsec_another")],
    ["one byte changed", body.replace("pi_1", "pi_2"), signed(body, WEBHOOK_SECRET)],
    ["no signature", body, {}],
    ["a signature that is none", body, { "stripe-signature": "t=1,v1=00" }],
  ])("is refused with %s", (_, text, headers: Record<string, string>) => {
    expect(parse(text, headers)).toMatchObject({ verified: false, reason: "bad_signature" });
  });

  it("is refused while no secret is set, even signed with the empty one", () => {
    expect(parse(body, signed(body, ""), { webhook_secret: "" })).toMatchObject({
      verified: false,
      reason: "no_secret",
    });
  });

  it("is refused when it is a live event under a sandbox secret", () => {
    const live = JSON.stringify({ ...event, livemode: true });
    expect(parse(live, signed(live, WEBHOOK_SECRET))).toMatchObject({
      verified: false,
      reason: "wrong_account",
    });
  });

  it("leads from a charge or refund to its payment intent", () => {
    const charge = { id: "ch_1", object: "charge", payment_intent: "pi_9" };
    const text = JSON.stringify({ ...event, type: "charge.refunded", data: { object: charge } });
    expect(parse(text, signed(text, WEBHOOK_SECRET))).toMatchObject({
      event: { payment: { reference: "pi_9" } },
    });
  });

  it("takes no other system's order number for one of this shop's", () => {
    const object = { ...event.data.object, metadata: { order_number: "10042" } };
    const text = JSON.stringify({ ...event, data: { object } });
    expect(parse(text, signed(text, WEBHOOK_SECRET))).toHaveProperty("event.payment", {
      reference: "pi_1",
    });
  });
});
