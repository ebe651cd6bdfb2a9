import { CARD_PAYMENT, errorOf, startHarness, startReceiver, until, type Harness } from "./harness";

let h: Harness;
let shop: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  h = await startHarness({ retryDelaysMs: [10, 10, 10] });
  shop = await startReceiver();
});
afterEach(async () => {
  await h.close();
  await shop.close();
});

const verify = (index: number, secret: string) => {
  const delivered = shop.received[index];
  const signature = delivered?.headers["stripe-signature"] ?? "";
  return h.stripe.webhooks.constructEvent(delivered?.body ?? "", signature, secret);
};

test("an endpoint gets what it asked for, signed with the secret that was shown once", async () => {
  const endpoint = await h.stripe.webhookEndpoints.create({
    url: shop.url,
    enabled_events: ["payment_intent.succeeded", "charge.refunded", "refund.created"],
  });
  expect(endpoint.secret).toMatch(/^whsec_\w{32}$/);
  expect((await h.stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
  const intent = await h.stripe.paymentIntents.create(CARD_PAYMENT, { idempotencyKey: "k" });
  await h.stripe.refunds.create({ payment_intent: intent.id });
  await until(() => shop.received.length === 3);
  const event = verify(0, endpoint.secret ?? "");
  expect(event).toMatchObject({
    type: "payment_intent.succeeded",
    livemode: false,
    api_version: "2026-10-28.endive",
    data: { object: { id: intent.id, status: "succeeded" } },
    request: { id: intent.lastResponse.requestId, idempotency_key: "k" },
  });
  expect(() => verify(0, "whsec_other")).toThrow("No signatures found");
  expect(shop.types().sort()).toEqual([
    "charge.refunded",
    "payment_intent.succeeded",
    "refund.created",
  ]);
});

test("whatever happens to a payment is an event", async () => {
  await h.stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ["*"] });
  const held = await h.stripe.paymentIntents.create({ ...CARD_PAYMENT, capture_method: "manual" });
  await h.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
  await errorOf(
    h.stripe.paymentIntents.create({ ...CARD_PAYMENT, payment_method: "pm_card_chargeDeclined" }),
  );
  await h.stripe.paymentIntents.create({
    ...CARD_PAYMENT,
    payment_method: "pm_card_createIssuerFraudRecord",
  });
  const refund = await h.stripe.refunds.create({ payment_intent: held.id });
  await h.control("POST", `refunds/${refund.id}/settle`, { outcome: "failed" });
  await h.control("POST", `payment_intents/${held.id}/dispute`, {});
  await until(() => shop.types().includes("charge.dispute.funds_withdrawn"));
  expect(new Set(shop.types())).toEqual(
    new Set([
      "charge.captured",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.failed",
      "charge.refund.updated",
      "charge.refunded",
      "charge.succeeded",
      "charge.updated",
      "payment_intent.amount_capturable_updated",
      "payment_intent.created",
      "payment_intent.payment_failed",
      "payment_intent.succeeded",
      "radar.early_fraud_warning.created",
      "refund.created",
      "refund.failed",
      "refund.updated",
    ]),
  );
});

test("deliveries are tried again until a 2xx, and the undelivered can be listed", async () => {
  await shop.close();
  shop = await startReceiver([500, 302]);
  await h.stripe.webhookEndpoints.create({
    url: shop.url,
    enabled_events: ["payment_intent.created"],
  });
  await h.stripe.paymentIntents.create({ amount: 1000, currency: "usd" });
  const undelivered = await h.stripe.events.list({ delivery_success: false });
  expect(undelivered.data).toMatchObject([{ type: "payment_intent.created", pending_webhooks: 1 }]);
  await until(() => h.sim.deliveries.list()[0]?.state === "delivered");
  expect(shop.received).toHaveLength(3);
  expect(new Set(shop.received.map(({ event }) => event.id)).size).toBe(1);
  expect((await h.stripe.events.list({ delivery_success: false })).data).toHaveLength(0);
  const [event] = (await h.stripe.events.list({ types: ["payment_intent.created"] })).data;
  expect(await h.stripe.events.retrieve(event?.id ?? "")).toMatchObject({ pending_webhooks: 0 });
});

test("while a secret is rolled both sign, and later only the new one", async () => {
  const { webhook_endpoint: endpoint } = await h.control<{
    webhook_endpoint: { id: string; secret: string };
  }>("POST", "webhook_endpoints", { url: shop.url, secret: "whsec_mine" });
  const { secret } = await h.control<{ secret: string }>(
    "POST",
    `webhook_endpoints/${endpoint.id}/roll_secret`,
    { overlap_seconds: 100 },
  );
  await h.stripe.customers.create();
  await until(() => shop.received.length === 1);
  expect(verify(0, "whsec_mine").type).toBe("customer.created");
  expect(verify(0, secret).type).toBe("customer.created");
  h.sim.clock.advance(101_000);
  await h.stripe.customers.create();
  await until(() => shop.received.length === 2);
  expect(() => verify(1, "whsec_mine")).toThrow();
  expect(verify(1, secret).type).toBe("customer.created");
});

test("a spoiled signature does not verify, and a made-up event can be sent", async () => {
  h.sim.faults.add({ kind: "bad_signature", target: "webhook" });
  await h.control("POST", "webhook_endpoints", { url: shop.url, secret: "whsec_mine" });
  await h.control("POST", "events", { type: "review.opened", object: { id: "prv_1" } });
  await until(() => shop.received.length === 1);
  expect(() => verify(0, "whsec_mine")).toThrow();
  const { events } = await h.control<{ events: { id: string }[] }>("GET", "events");
  await h.control("POST", `events/${events[0]?.id}/resend`);
  await until(() => shop.received.length === 2);
  expect(verify(1, "whsec_mine")).toMatchObject({ type: "review.opened" });
});

test("endpoints can be changed, disabled and deleted", async () => {
  const { id } = await h.stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ["*"] });
  const disabled = await h.stripe.webhookEndpoints.update(id, { disabled: true });
  expect(disabled.status).toBe("disabled");
  await h.stripe.customers.create();
  await h.stripe.webhookEndpoints.del(id);
  expect(h.sim.deliveries.list()).toHaveLength(0);
  expect((await h.stripe.webhookEndpoints.list()).data).toHaveLength(0);
  const bad = h.stripe.webhookEndpoints.create({ url: "shop.test", enabled_events: ["*"] });
  expect(await errorOf(bad)).toMatchObject({ code: "url_invalid" });
});
