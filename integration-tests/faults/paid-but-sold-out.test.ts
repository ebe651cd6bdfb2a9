import { payAtAlipay, payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../src/demo/once/shopper";
import { beginAtStripe } from "../support/bought";
import { breaksOf, breakThatIs, resolveBreak } from "../support/breaks";
import { faultsMet } from "../support/faults-met";
import { orderNumberOf } from "../support/hub-payment";
import { eventNamesOf, SAYS_EVENTS } from "../support/hub-events";
import { atAlipay, atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { ALIPAY } from "../support/providers";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 }, env: SAYS_EVENTS });
});
afterAll(() => shop?.stop());
afterEach(restock);

const PLENTY = 1_000_000;

async function setStock(stocked: number): Promise<void> {
  // As the warehouse counts it; what carts have reserved stays below.
  await shop.db.query(
    "update inventory_level set stocked_quantity = $1, raw_stocked_quantity = $2",
    [stocked, JSON.stringify({ value: String(stocked), precision: 20 })],
  );
}

const sellOut = (): Promise<void> => setStock(0);

function restock(): Promise<void> {
  return setStock(PLENTY);
}

/** Until Medusa has refused an order so often that only its patience keeps the money here. */
async function refused({ id }: PaymentSession): Promise<void> {
  await eventually("three refusals", async () => {
    const { rows } = await shop.db.query(
      "select 1 from payment_hub_payment where session_id = $1 and order_refusals >= 3",
      [id],
    );
    return rows.length > 0;
  });
}

/** The refusals alone grow older: an event that is being applied keeps its claim. */
async function refusedFor(minutes: number, session: PaymentSession): Promise<void> {
  await refused(session);
  await shop.db.query(
    `update payment_hub_payment set order_refused_at = order_refused_at - make_interval(mins => $2)
     where session_id = $1`,
    [session.id, minutes],
  );
}

/** Longer than anybody hopes for more stock. */
const refusedForGood = (session: PaymentSession): Promise<void> => refusedFor(3, session);

describe("what is sold out while the shopper pays", () => {
  it("is not sold: the money goes back, and the merchant can see it", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    await payAtStripe(shop.stripe, session);
    await refusedForGood(session);
    const shown = await breakThatIs(shop, "resolved", await orderNumberOf(shop, session));
    expect(shown).toMatchObject({ kind: "late_payment", resolution: "refunded" });
    expect(shown.message).toContain("its order could not be placed");
    const { captured, refunded } = atStripe(shop, session);
    expect(captured).toBeGreaterThan(0);
    expect(refunded).toBe(captured);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    const names = await eventNamesOf(shop, session.id);
    expect(names.filter((name) => name === "payment.late")).toHaveLength(1);
    // The shopper is free to pay again, once there is something to sell.
    await restock();
    await payAtStripe(shop.stripe, await shopper.pay("pp_stripe_stripe"));
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("is not sold at Alipay either", async () => {
    const shopper = await Shopper.atCheckout(shop, regionOf(shop, "cny"));
    const session = await shopper.pay(ALIPAY, { channel: "qr" });
    await sellOut();
    await payAtAlipay(shop.alipay, session);
    await refusedForGood(session);
    await breakThatIs(shop, "resolved", await orderNumberOf(shop, session));
    const trade = atAlipay(shop, session);
    expect(trade?.refunded).toBe(trade?.paid);
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
  });

  it("lets go of money that was only authorized", async () => {
    const { session } = await beginAtStripe(shop, "manual");
    await sellOut();
    await payAtStripe(shop.stripe, session);
    await refusedForGood(session);
    const shown = await breakThatIs(shop, "resolved", await orderNumberOf(shop, session));
    expect(shown).toMatchObject({ kind: "late_payment", resolution: "released" });
    expect(atStripe(shop, session)).toMatchObject({ state: "canceled", captured: 0 });
  });

  it("is not sold while its money is going back, though it is there again", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    const slow = { kind: "delay", method: "POST", path: "/v1/refunds", delay_ms: 3_000 } as const;
    shop.stripe.faults.add({ ...slow, phase: "before", times: 1 });
    await payAtStripe(shop.stripe, session);
    await refusedForGood(session);
    await faultsMet(shop.stripe);
    await restock();
    expect((await shopper.placeOrder()).body.type).not.toBe("order");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    const { captured, refunded } = atStripe(shop, session);
    expect(refunded).toBe(captured);
  });

  it("waits for a merchant who wants to decide, and nothing is given back before", async () => {
    await expectStatus(shop.merchant.change("stripe", { late_payments: "hold" }));
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    await payAtStripe(shop.stripe, session);
    await refusedForGood(session);
    const shown = await breakThatIs(shop, "open", await orderNumberOf(shop, session));
    expect(shown).toMatchObject({ kind: "late_payment", can_give_back: true });
    expect((await shopper.placeOrder()).body.type).not.toBe("order");
    expect(atStripe(shop, session).refunded).toBe(0);
    await expectStatus(resolveBreak(shop, shown, "give_back"));
    await expectStatus(shop.merchant.change("stripe", { late_payments: "refund" }));
    const { captured, refunded } = atStripe(shop, session);
    expect(refunded).toBe(captured);
  });

  it("is not the merchant's to give back once the shopper came again and has the order", async () => {
    await expectStatus(shop.merchant.change("stripe", { late_payments: "hold" }));
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    await payAtStripe(shop.stripe, session);
    await refusedForGood(session);
    const number = await orderNumberOf(shop, session);
    const shown = await breakThatIs(shop, "open", number);
    await restock();
    expect((await shopper.placeOrder()).body.type).toBe("order");
    const closed = await breakThatIs(shop, "resolved", number);
    expect(closed.resolution).toBe("its order was placed after all");
    // Should nobody have heard of the order, the money is kept all the same.
    await shop.db.query(
      "update payment_hub_break set state = 'open', resolution = null where id = $1",
      [shown.id],
    );
    expect(await breakThatIs(shop, "open", number)).toMatchObject({ can_give_back: false });
    const refused = await resolveBreak(shop, shown, "give_back");
    expect(refused).toMatchObject({ status: 400, body: { code: "break_ordered" } });
    await expectStatus(shop.merchant.change("stripe", { late_payments: "refund" }));
    expect(atStripe(shop, session).refunded).toBe(0);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("is sold after all when it is there again a minute later, however often it was refused", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    await payAtStripe(shop.stripe, session);
    await refusedFor(1, session);
    await restock();
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(atStripe(shop, session).refunded).toBe(0);
    expect(await breaksOf(shop, await orderNumberOf(shop, session))).toEqual([]);
  });

  it("is sold after all when it is there again before Medusa has refused for good", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await sellOut();
    await shopper.placeOrder();
    await restock();
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(atStripe(shop, session).refunded).toBe(0);
  });
});
