import { payAtStripe } from "../../src/demo/once/buyers";
import { regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import { atStripe } from "../support/ledgers";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { STRIPE } from "../support/providers";
import { untilRepaired } from "../support/repair";
import { callStripe } from "../support/stripe-api";
import { expectBooksAgree, STRIPE_TILL } from "../support/tills";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS });
});
afterAll(() => shop?.stop());

/** More than the session was begun with. */
const MORE = 500;

interface Changed {
  shopper: Shopper;
  session: Awaited<ReturnType<Shopper["pay"]>>;
  before: number;
  intent: () => Promise<number>;
  /** Medusa's amount of the session, in cents. */
  inMedusa: () => Promise<number>;
}

/**
 * The amount of an unpaid payment was changed at Stripe, and Medusa was told that nobody knows.
 * @param cartAsks whether what is to be paid for the cart is the new amount by now
 */
async function changedUnheard(cartAsks: "more" | "as before"): Promise<Changed> {
  const shopper = await Shopper.atCheckout(shop, regionOf(shop, "usd"));
  const session = await shopper.pay(STRIPE);
  const before = Number(session.data.amount);
  const path = `payment_intents/${String(session.data.id)}`;
  const intent = async () => (await callStripe<{ amount: number }>(shop.stripe, path)).amount;
  const inMedusa = async () => {
    const { rows } = await shop.db.query("select amount from payment_session where id = $1", [
      session.id,
    ]);
    return Math.round(Number(rows[0].amount) * 100);
  };
  if (cartAsks === "more") {
    const decimal = String((before + MORE) / 100);
    await shop.db.query(
      `update payment_collection set amount = $2::numeric,
         raw_amount = jsonb_build_object('value', $2::text, 'precision', 20)
       where id = (select payment_collection_id from payment_session where id = $1)`,
      [session.id, decimal],
    );
  }
  await callStripe(shop.stripe, path, { form: { amount: String(before + MORE) } });
  expect(await intent()).toBe(before + MORE);
  await leaveOpen(session.id, before + MORE);
  return { shopper, session, before, intent, inMedusa };
}

/** The journal as it is left by a change whose answer, and the question after it, were lost. */
async function leaveOpen(sessionId: string, amount: number): Promise<void> {
  const { rows } = await shop.db.query<{ id: string }>(
    `insert into payment_hub_attempt
       (id, payment_id, account_id, gateway, environment, operation, logical_key, idempotency_key,
        currency, amount, digest, outcome, started_at, sent_at, next_ask_at)
     select 'phatt_' || id, id, account_id, gateway, environment, 'update', id || ':update:1',
       order_number || '_update_1', currency, $2::bigint, 'of-a-test', 'unknown', now(), now(), now()
     from payment_hub_payment where session_id = $1 and superseded_at is null
     returning id`,
    [sessionId, amount],
  );
  await untilRepaired(
    shop,
    rows.map(({ id }) => id),
  );
}

describe("an amount that was changed at Stripe and nobody heard of it", () => {
  it("becomes the session's where the cart asks for it", async () => {
    const changed = await changedUnheard("more");
    expect(await changed.inMedusa()).toBe(changed.before + MORE);
    expect(await changed.intent()).toBe(changed.before + MORE);
  });

  it("is changed back where it does not, so that nobody pays more than was shown", async () => {
    const changed = await changedUnheard("as before");
    expect(await changed.inMedusa()).toBe(changed.before);
    expect(await changed.intent()).toBe(changed.before);
    await payAtStripe(shop.stripe, changed.session);
    const order = await shop.merchant.orderOf(changed.shopper.cart.email, "captured");
    expect(atStripe(shop, changed.session).captured).toBe(changed.before);
    await expectBooksAgree(shop, STRIPE_TILL, { session: changed.session, order });
  });
});
