import type { EventDetails, EventList, EventView } from "../../src/api/admin/payment-hub/contract";
import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus } from "../../src/demo/once/context";
import { beginAtStripe, boughtAtAlipay, boughtAtStripe } from "../support/bought";
import { breaksOf } from "../support/breaks";
import { openShop, type OpenShop } from "../support/open-shop";
import { letTimePass } from "../support/time-passes";

const EVENTS = "/admin/payment-hub/events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());

async function eventsOf(query: string): Promise<EventList> {
  return expectStatus(shop.admin.get<EventList>(`${EVENTS}?${query}`));
}

/** Medusa refuses to write the payment of one session, whenever it is tried. */
async function refusePaymentOf(sessionId: string): Promise<() => Promise<void>> {
  await shop.db.query(`
    create function refuse_payment() returns trigger language plpgsql as $$
    begin
      if new.payment_session_id = '${sessionId}' then raise exception 'refused by the test'; end if;
      return new;
    end $$`);
  await shop.db.query(
    "create trigger refuse_payment before insert on payment for each row execute function refuse_payment()",
  );
  return async () => {
    await shop.db.query("drop trigger refuse_payment on payment");
  };
}

it("fault 17: an event that always fails is dead-lettered and replayed by a person; the others go on", async () => {
  const { shopper, session } = await beginAtStripe(shop);
  const heal = await refusePaymentOf(session.id);
  await payAtStripe(shop.stripe, session);

  const number = await eventually("the event", async () => {
    const { events } = await eventsOf(`q=${String(session.data.id)}`);
    return events.find(({ tries }) => tries > 0)?.order_number ?? undefined;
  });
  // Others go on while it is tried again, until it has been tried for three days.
  await boughtAtStripe(shop);
  await boughtAtAlipay(shop);
  const isDead = async (): Promise<EventView | undefined> => {
    const { events } = await eventsOf(`state=dead&gateway=stripe&q=${String(session.data.id)}`);
    return events.find(({ type }) => type === "payment_intent.succeeded");
  };
  const dead = await eventually(
    "the end of all tries",
    async () => {
      await letTimePass(shop, 24 * 60);
      return isDead();
    },
    160_000,
  );
  expect(dead).toMatchObject({ state: "dead", tries: 15, next_try_at: null });
  expect(dead).not.toHaveProperty("payload");
  const { event } = await expectStatus(
    shop.admin.get<{ event: EventDetails }>(`${EVENTS}/${dead.id}`),
  );
  expect(event.payload).toMatchObject({ id: dead.event_id });
  const open = async () => (await breaksOf(shop, number)).filter(({ state }) => state === "open");
  expect((await open()).map(({ kind }) => kind)).toContain("event_stuck");
  expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);

  // Replayed in vain, it is dead and shown again; replayed when it is repaired, it is applied.
  await expectStatus(shop.admin.post(`${EVENTS}/${dead.id}/replay`));
  expect((await open()).map(({ kind }) => kind)).not.toContain("event_stuck");
  expect((await shop.admin.post(`${EVENTS}/${dead.id}/replay`)).status).toBe(400);
  await shop.db.query(
    "update payment_hub_event set tries = 14, next_try_at = now() where id = $1",
    [dead.id],
  );
  await eventually("its end once more", isDead);
  expect((await open()).map(({ kind }) => kind)).toContain("event_stuck");
  await heal();
  const all = shop.admin.post<{ replayed: number }>(`${EVENTS}/replay`, { gateway: "stripe" });
  expect((await expectStatus(all)).replayed).toBeGreaterThan(0);
  const order = await shop.merchant.orderOf(shopper.cart.email, "captured");
  expect(order.payment.captures).toHaveLength(1);
}, 300_000);

it("nobody but an admin user sees events, and there is none for a number that is not there", async () => {
  for (const client of [shop.anonymous, shop.storefront]) {
    expect((await client.get(EVENTS)).status).toBe(401);
    expect((await client.post(`${EVENTS}/replay`)).status).toBe(401);
  }
  expect((await shop.admin.get(`${EVENTS}/phevt_nobody`)).status).toBe(404);
  expect((await shop.admin.post(`${EVENTS}/phevt_nobody/replay`)).status).toBe(404);
  expect((await shop.admin.get(`${EVENTS}?state=lost`)).status).toBe(400);
});
