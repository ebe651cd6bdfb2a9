import { payAtStripe } from "../../src/demo/once/buyers";
import { eventually, expectStatus } from "../../src/demo/once/context";
import type { PaymentSession } from "../../src/demo/once/shopper";
import { beginAtStripe } from "../support/bought";
import { atStripesSide } from "../support/gateway-payments";
import { eventNamesOf, SAYS_EVENTS } from "../support/hub-events";
import { appliedAgain, untilAllApplied } from "../support/inbox";
import { openShop, type OpenShop } from "../support/open-shop";
import { resendEventsOf } from "../support/stripe-events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: SAYS_EVENTS });
});
afterAll(() => shop?.stop());

const DECLINED = { payment_method: "pm_card_visa_chargeDeclined" };

const untilTold = (id: string, name: string) =>
  eventually(name, async () => (await eventNamesOf(shop, id)).includes(name));

async function statusOf(id: string): Promise<string | undefined> {
  const { rows } = await shop.db.query<{ status: string }>(
    "select status from payment_session where id = $1",
    [id],
  );
  return rows[0]?.status;
}

describe("a payment session", () => {
  it("stays open after a declined card, and is completed with the next one", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session, DECLINED);
    await untilTold(session.id, "payment.failed");
    expect(await statusOf(session.id)).toBe("pending");
    const [, placed] = await Promise.all([
      payAtStripe(shop.stripe, session),
      eventually("an order", async () => (await shopper.placeOrder()).body.type === "order"),
    ]);
    expect(placed).toBe(true);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("is completed by the event although a declined try had closed it", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    await payAtStripe(shop.stripe, session, DECLINED);
    await shopper.placeOrder();
    expect(await statusOf(session.id)).toBe("error");
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });

  it("tells of each card that is declined, once", async () => {
    const { session } = await beginAtStripe(shop);
    const failures = async (): Promise<number> => {
      const names = await eventNamesOf(shop, session.id);
      return names.filter((name) => name === "payment.failed").length;
    };
    await payAtStripe(shop.stripe, session, DECLINED);
    await eventually("the first one", async () => (await failures()) === 1);
    await payAtStripe(shop.stripe, session, DECLINED);
    await eventually("the second one", async () => (await failures()) === 2);
    await appliedAgain(shop, String(session.data.id));
    expect(await failures()).toBe(2);
  });

  it("says that the shopper has something to do, then that it is over", async () => {
    const { session } = await beginAtStripe(shop);
    const card = { payment_method: "pm_card_threeDSecure2Required", three_d_secure: "leave" };
    await payAtStripe(shop.stripe, session, card as never);
    await untilTold(session.id, "payment.requires_action");
    await eventually("requires_more", async () => {
      return (await statusOf(session.id)) === "requires_more";
    });
    await atStripesSide(shop, `payment_intents/${String(session.data.id)}/cancel`);
    await untilTold(session.id, "payment.canceled");
    await eventually("canceled", async () => (await statusOf(session.id)) === "canceled");
  });

  it("that is paid is not lowered by what came before and is told after it", async () => {
    const { shopper, session } = await beginAtStripe(shop);
    const type = "payment_intent.requires_action";
    shop.stripe.faults.add({ kind: "drop_before", target: "webhook", path: type });
    await payAtStripe(shop.stripe, session, { payment_method: "pm_card_threeDSecure2Required" });
    await shop.merchant.orderOf(shopper.cart.email, "captured");
    await untilAllApplied(shop);
    const before = await statusOf(session.id);
    expect(before).toBe("authorized");
    await resendEventsOf(shop.stripe, session, type);
    const verdict = await eventually("the late event", async () => {
      const { rows } = await shop.db.query<{ state: string; note: string }>(
        "select state, note from payment_hub_event where reference = $1 and type = $2 and state <> 'received'",
        [session.data.id, type],
      );
      return rows[0];
    });
    expect(verdict).toEqual({ state: "processed", note: "captured" });
    expect(await statusOf(session.id)).toBe(before);
    expect(await eventNamesOf(shop, session.id)).not.toContain("payment.requires_action");
  });
});

describe("a bank debit, whose money takes days", () => {
  const settle = (session: PaymentSession, outcome: "succeed" | "fail") =>
    atStripesSide(shop, `payment_intents/${String(session.data.id)}/settle`, { outcome });

  /** Told by Stripe's `payment_intent.processing` alone. */
  async function debited() {
    const begun = await beginAtStripe(shop);
    const pay = `payment_intents/${String(begun.session.data.id)}/pay`;
    await atStripesSide(shop, pay, { payment_method_type: "us_bank_account" });
    await untilTold(begun.session.id, "payment.processing");
    await untilAllApplied(shop);
    return begun;
  }

  const hubStatusOf = async ({ id }: PaymentSession): Promise<string | undefined> => {
    const { rows } = await shop.db.query<{ status: string }>(
      "select status from payment_hub_payment where session_id = $1",
      [id],
    );
    return rows[0]?.status;
  };

  it("is processing, without an order, until it has come; then there is one", async () => {
    const { shopper, session } = await debited();
    expect(await hubStatusOf(session)).toBe("processing");
    expect(await statusOf(session.id)).toBe("pending");
    const placed = await shopper.placeOrder();
    expect(placed.body.type).not.toBe("order");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    await settle(session, "succeed");
    const { payment } = await shop.merchant.orderOf(shopper.cart.email, "captured");
    expect(payment.captures).toMatchObject([{ amount: payment.amount }]);
    await untilTold(session.id, "payment.captured");
    expect(await eventNamesOf(shop, session.id)).toEqual([
      "payment.processing",
      "payment.captured",
    ]);
  });

  it("that comes back leaves no order, and the shopper can pay in another way", async () => {
    const { shopper, session } = await debited();
    await settle(session, "fail");
    await untilTold(session.id, "payment.failed");
    await untilAllApplied(shop);
    expect(await hubStatusOf(session)).toBe("failed");
    expect(await shop.merchant.ordersOf(shopper.cart.email)).toEqual([]);
    await payAtStripe(shop.stripe, session);
    await shop.merchant.orderOf(shopper.cart.email, "captured");
  });
});

describe("a method that a customer saves", () => {
  it("is told once, with the customer whose it is", async () => {
    const email = `saver-${Date.now()}@example.com`;
    const credentials = { email, password: "a-long-password" };
    const { token } = await expectStatus(
      shop.storefront.post<{ token: string }>("/auth/customer/emailpass/register", credentials),
    );
    const { customer } = await expectStatus(
      shop.storefront
        .with({ authorization: `Bearer ${token}` })
        .post<{ customer: { id: string } }>("/store/customers", { email }),
    );
    const login = await expectStatus(
      shop.storefront.post<{ token: string }>("/auth/customer/emailpass", credentials),
    );
    const storefront = shop.storefront.with({ authorization: `Bearer ${login.token}` });
    await beginAtStripe({ ...shop, storefront });
    const { rows } = await shop.db.query<{ reference: string }>(
      "select reference from payment_hub_customer where customer_id = $1",
      [customer.id],
    );
    const response = await fetch(`${shop.stripe.url}/v1/setup_intents`, {
      method: "POST",
      headers: { authorization: `Bearer ${shop.stripe.account.secret_key}` },
      body: new URLSearchParams({ customer: rows[0]?.reference ?? "" }),
    });
    const setup = (await response.json()) as { id: string };
    const card = { payment_method: "pm_card_visa" };
    await atStripesSide(shop, `setup_intents/${setup.id}/confirm`, card);
    await untilTold(customer.id, "payment_method.saved");
    for (const { id } of [...shop.stripe.deliveries.list()]) shop.stripe.deliveries.resend(id);
    await eventually("the repeats", async () =>
      shop.stripe.deliveries.list().every(({ state }) => state !== "pending"),
    );
    await appliedAgain(shop, setup.id);
    expect(await eventNamesOf(shop, customer.id)).toEqual(["payment_method.saved"]);
  });
});
