import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { eventually } from "../../src/demo/once/context";
import { boughtAtStripe } from "../support/bought";
import { atStripesSide } from "../support/gateway-payments";
import { haltAt } from "../support/halts";
import { untilAllApplied } from "../support/inbox";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { expectBooked } from "../support/order-books";
import { ALIPAY, STRIPE } from "../support/providers";
import { expectBooksAgree, STRIPE_TILL } from "../support/tills";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

/** What both gateways were answered, once each has sent its event. */
async function acknowledged(): Promise<(number | undefined)[]> {
  const sent = [
    ...shop.stripe.deliveries.list().filter(({ type }) => type === "payment_intent.succeeded"),
    ...shop.alipay.deliveries(),
  ];
  return sent.map(({ attempts }) => attempts.at(-1)?.status);
}

it("fault 10: a process that is killed right after it said 2xx has lost nothing", async () => {
  const atCard = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const card = await atCard.pay(STRIPE);
  const atCode = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
  const code = await atCode.pay(ALIPAY, { channel: "qr" });
  // The row is written and the gateway has its answer; the work does not begin.
  const halt = await haltAt(shop, "update payment_hub_event");
  await payAtStripe(shop.stripe, card);
  await payAtAlipay(shop.alipay, code);
  await eventually("both answers", async () => {
    const answers = await acknowledged();
    return answers.length === 2 && answers.every((status) => status === 200);
  });
  await halt.reached(2);
  await shop.kill();
  await halt.end();
  const { rows } = await shop.db.query(
    "select tries from payment_hub_event where state = 'received' and tries > 0",
  );
  expect(rows).toEqual([]);

  await shop.restart();
  for (const [shopper, provider] of [
    [atCard, STRIPE],
    [atCode, ALIPAY],
  ] as const) {
    const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(order.payment).toMatchObject({ provider_id: provider, captures: [{}] });
  }
  expect(atStripe(shop, card)).toMatchObject({ refunded: 0 });
  expect(atAlipay(shop, code)).toMatchObject({ refunded: 0 });
});

it("fault 10: a process that is killed between a refund and the sums of it leaves an order that says so", async () => {
  const bought = await boughtAtStripe(shop);
  const halt = await haltAt(shop, "update payment_collection");
  await atStripesSide(shop, `payment_intents/${String(bought.session.data.id)}/refund`, {
    amount: 250,
  });
  await halt.reached(1);
  await shop.kill();
  await halt.end();
  // Claims and leases of the process are over.
  await letTimePass(shop, 4);
  await shop.restart();

  await untilAllApplied(shop);
  const order = await shop.merchant.orderOf(bought.shopper.cart.email, "partially_refunded");
  await expectBooksAgree(shop, STRIPE_TILL, { ...bought, order });
  await expectBooked(shop, order.id);
});
