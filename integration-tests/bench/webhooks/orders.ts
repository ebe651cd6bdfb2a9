import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { payAtStripe } from "../../../src/demo/once/buyers";
import { regionOf, type Shop } from "../../../src/demo/once/context";
import { Shopper, type PaymentSession } from "../../../src/demo/once/shopper";
import { inTurn } from "../lib/in-turn";
import {
  EVERY_ROAD,
  OFFICIAL_SECRET,
  ORDER_ROUNDS,
  ORDER_WARM_UP_ROUNDS,
  ROADS,
  type OrderTurn,
  type Road,
} from "./plan";
import type { Processes } from "./processes";
import { send, sign } from "./send";

export interface OrderParts {
  shop: Shop;
  processes: Processes;
  /** Of our account. */
  secret: string;
  db: Pool;
}

/** Carts that are paid and whose event Stripe has ready; then, on each road, from there to an order. */
export async function measureOrders(parts: OrderParts): Promise<OrderTurn[]> {
  const turns: OrderTurn[] = [];
  for (let round = 0; round < ORDER_WARM_UP_ROUNDS + ORDER_ROUNDS; round++) {
    for (const road of inTurn(EVERY_ROAD, round)) {
      const paid = await payCart(parts, road);
      turns.push({ road, round, ms: await takeRoad(parts, road, paid) });
    }
  }
  return turns;
}

export interface PaidCart {
  cartId: string;
  session: PaymentSession;
  /** What Stripe says of it, byte for byte. */
  event: string;
}

/** A cart that is paid for on one road, and still a cart. */
export async function payCart({ shop }: Pick<OrderParts, "shop">, road: Road): Promise<PaidCart> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const session = await shopper.pay(ROADS[road].providerId);
  await payAtStripe(shop.stripe, session);
  const answer = await fetch(`${shop.stripe.url}/__sim/events`);
  const { events } = (await answer.json()) as {
    events: { type: string; data: { object: { id: string } } }[];
  };
  const event = events.find(
    ({ type, data }) => type === "payment_intent.succeeded" && data.object.id === session.data.id,
  );
  if (!event) throw new Error(`Stripe has no event of ${String(session.data.id)}`);
  return { cartId: shopper.cart.id, session, event: JSON.stringify(event) };
}

async function takeRoad(parts: OrderParts, road: Road, paid: PaidCart): Promise<number> {
  const { processes, secret, db } = parts;
  const own = `${processes.store}/hooks/payment`;
  const begun = performance.now();
  switch (road) {
    case "ours":
      await send(`${own}/stripe_stripe`, sign(paid.event, secret));
      break;
    case "shipped":
      await send(`${own}/stripe_official`, sign(paid.event, OFFICIAL_SECRET));
      break;
    case "undelayed":
      await send(
        `${processes.undelayed}/hooks/payment/stripe_official`,
        sign(paid.event, OFFICIAL_SECRET),
      );
      break;
    case "workflow":
      await runWorkflow(processes.workflow, paid);
      break;
  }
  const ms = await untilOrdered(db, paid.cartId, begun);
  return ms;
}

async function runWorkflow(url: string, { session }: PaidCart): Promise<void> {
  const body = JSON.stringify({ session_id: session.id, amount: session.amount });
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) throw new Error(`The workflow failed: ${await answer.text()}`);
  await answer.arrayBuffer();
}

const ORDERED = {
  name: "ordered",
  text: `select 1 from order_cart ordered
    join cart_payment_collection link on link.cart_id = ordered.cart_id
    join payment on payment.payment_collection_id = link.payment_collection_id
    where ordered.cart_id = $1 and payment.captured_at is not null`,
};

const POLL_MS = 2;
const PATIENCE_MS = 30_000;

/** The same way of looking for all of them. */
async function untilOrdered(db: Pool, cartId: string, begun: number): Promise<number> {
  for (;;) {
    const { rows } = await db.query({ ...ORDERED, values: [cartId] });
    const ms = performance.now() - begun;
    if (rows.length > 0) return ms;
    if (ms > PATIENCE_MS) throw new Error(`${cartId} did not become an order`);
    await sleep(POLL_MS);
  }
}
