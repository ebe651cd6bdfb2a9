import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { eventually } from "../../src/demo/once/context";
import { haltAt } from "../support/halts";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY, STRIPE } from "../support/providers";

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
