import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { eventually } from "../../src/demo/once/context";
import { boughtAtStripe } from "../support/bought";
import { atStripesSide } from "../support/gateway-payments";
import { haltAt } from "../support/halts";
import { untilAllApplied } from "../support/inbox";
import { atAlipay, atStripe } from "../support/ledgers";
import { paymentOf } from "../support/medusa-payment";
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

it("fault 10: a process that is killed between an order and its ties to the cart leaves no second order", async () => {
  const atCard = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const card = await atCard.pay(STRIPE);
  const halt = await haltAt(shop, "insert order_cart", "insert order_payment_collection");
  await payAtStripe(shop.stripe, card);
  await halt.reached(2);
  expect(await shop.merchant.ordersOf(atCard.cart.email)).toHaveLength(1);
  await shop.kill();
  await halt.end();
  // The claim of the process is over.
  await letTimePass(shop, 2);
  await shop.restart();

  const { id, payment } = await eventually("the order that is paid", async () => {
    const orders = await shop.merchant.ordersOf(atCard.cart.email);
    const order = orders.find(({ payment_status }) => payment_status === "captured");
    return order && { ...order, payment: await paymentOf(shop.merchant, atCard.cart.email) };
  });
  expect(payment.captures).toHaveLength(1);
  const orders = await shop.merchant.ordersOf(atCard.cart.email);
  expect(orders.map((order) => order.id)).toEqual([id]);
  expect(atStripe(shop, card)).toMatchObject({ refunded: 0 });
  // What was set aside for the first one is free again.
  const { rows } = await shop.db.query<{ order_id: string }>(
    `select item.order_id from reservation_item reserved
     left join order_item item on item.item_id = reserved.line_item_id and item.deleted_at is null
     where reserved.deleted_at is null and item.order_id is distinct from $1
       and reserved.created_at > (select created_at from cart where id = $2)`,
    [id, atCard.cart.id],
  );
  expect(rows).toEqual([]);
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
