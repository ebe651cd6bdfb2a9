import { setTimeout as sleep } from "node:timers/promises";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually } from "../../src/demo/once/context";
import { beginAtStripe } from "../support/bought";
import { takeDatabaseAway } from "../support/database-down";
import { openShop, type OpenShop } from "../support/open-shop";
import { sendSigned, stripeEvent, webhookSecret } from "../support/signed-events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

it("fault 11: an event that cannot be stored is not acknowledged, and is taken when it comes again", async () => {
  const secret = await webhookSecret(shop.stripe);
  const { shopper, session } = await beginAtStripe(shop);
  // The accounts are known at that moment: only the row cannot be written.
  expect(await sendSigned(shop.url, stripeEvent(), secret)).toBe(200);
  const bringBack = await takeDatabaseAway(shop);
  const known = sendSigned(shop.url, stripeEvent({ id: "evt_known_account" }), secret);
  await sleep(1_000);
  // By now it is not even known whose secret to verify with.
  const unknown = sendSigned(shop.url, stripeEvent({ id: "evt_unknown_account" }), secret);
  await payAtStripe(shop.stripe, session);
  expect(await Promise.all([known, unknown])).toEqual([503, 503]);
  await bringBack();

  await eventually("the event again", async () => {
    return (await sendSigned(shop.url, stripeEvent({ id: "evt_known_account" }), secret)) === 200;
  });
  const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
  expect(order.payment.captures).toHaveLength(1);
  const answers = shop.stripe.deliveries
    .list()
    .filter(({ type }) => type === "payment_intent.succeeded")
    .flatMap(({ attempts }) => attempts.map(({ status }) => status));
  expect(answers[0]).not.toBe(200);
  expect(answers.at(-1)).toBe(200);
});
