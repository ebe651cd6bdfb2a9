import { eventually, expectStatus } from "../../src/demo/once/context";
import { boughtAtStripe, type Bought } from "../support/bought";
import { breaksOf, breakThatIs } from "../support/breaks";
import { atStripesSide } from "../support/gateway-payments";
import { orderNumberOf } from "../support/hub-payment";
import { appliedAgain, untilAllApplied } from "../support/inbox";
import { openShop, type OpenShop } from "../support/open-shop";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

const intentOf = ({ session }: Bought): string => String(session.data.id);

describe("an authorization that an order stands on", () => {
  it.each([
    ["lapses", "expire"],
    ["is canceled in Stripe's dashboard", "cancel"],
  ])("and that %s is canceled in Medusa too, and shown", async (_, how) => {
    const bought = await boughtAtStripe(shop, "manual");
    await atStripesSide(shop, `payment_intents/${intentOf(bought)}/${how}`);
    const number = await orderNumberOf(shop, bought.session);
    const entry = await breakThatIs(shop, "open", number);
    expect(entry).toMatchObject({ kind: "authorization_lost", order: { id: bought.order.id } });
    const { payment, id } = await shop.merchant.orderOf(bought.order.email, "canceled");
    expect(payment).toMatchObject({ captured_at: null, captures: [] });
    expect(payment.canceled_at).not.toBeNull();
    expect((await shop.merchant.capture(payment)).status).toBe(400);
    // What was lost is not lost twice, and the order can still be paid in another way.
    await appliedAgain(shop, intentOf(bought));
    expect(await breaksOf(shop, number)).toHaveLength(1);
    const asked = await expectStatus(
      shop.admin.post<{ payment_collection: { status: string } }>("/admin/payment-collections", {
        order_id: id,
        amount: payment.amount,
      }),
    );
    expect(asked.payment_collection.status).toBe("not_paid");
  });

  it("is dealt with when the order is canceled after it", async () => {
    const bought = await boughtAtStripe(shop, "manual");
    await atStripesSide(shop, `payment_intents/${intentOf(bought)}/expire`);
    const number = await orderNumberOf(shop, bought.session);
    await breakThatIs(shop, "open", number);
    await shop.merchant.orderOf(bought.order.email, "canceled");
    await expectStatus(shop.merchant.cancelOrder(bought.order));
    expect((await breakThatIs(shop, "resolved", number)).resolution).toBe("canceled in Medusa");
  });

  it("is not lost when the merchant cancels the order", async () => {
    const bought = await boughtAtStripe(shop, "manual");
    await expectStatus(shop.merchant.cancelOrder(bought.order));
    await eventually("Stripe's event", async () => {
      const { rows } = await shop.db.query(
        "select 1 from payment_hub_event where type = 'payment_intent.canceled' and reference = $1",
        [intentOf(bought)],
      );
      return rows.length > 0;
    });
    await untilAllApplied(shop);
    expect(await breaksOf(shop, await orderNumberOf(shop, bought.session))).toEqual([]);
  });
});
