import { payAtStripe } from "../../src/demo/once/buyers";
import { expectStatus, regionOf } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import type { OpenShop } from "./open-shop";
import { STRIPE } from "./providers";
import { callStripe } from "./stripe-api";

const PASSWORD = "a-long-password";

let count = 0;

/** The shop as a shopper with an account sees it. */
export async function asCustomer(shop: OpenShop): Promise<{ shop: OpenShop; customerId: string }> {
  const email = `customer-${++count}@example.com`;
  const credentials = { email, password: PASSWORD };
  const { token } = await expectStatus(
    shop.storefront.post<{ token: string }>("/auth/customer/emailpass/register", credentials),
  );
  const registering = shop.storefront.with({ authorization: `Bearer ${token}` });
  const { customer } = await expectStatus(
    registering.post<{ customer: { id: string } }>("/store/customers", {
      email,
      first_name: "Wei",
      last_name: "Li",
    }),
  );
  const login = await expectStatus(
    shop.storefront.post<{ token: string }>("/auth/customer/emailpass", credentials),
  );
  const storefront = shop.storefront.with({ authorization: `Bearer ${login.token}` });
  return { shop: { ...shop, storefront }, customerId: customer.id };
}

/** The customer of a payment at Stripe. */
export async function customerOfIntent(shop: OpenShop, id: unknown, secretKey?: string) {
  const path = `payment_intents/${String(id)}`;
  const intent = await callStripe<{ customer: string | null }>(shop.stripe, path, {
    ...(secretKey && { secretKey }),
  });
  return intent.customer;
}

export async function savedCards(shop: OpenShop, customer: string | null): Promise<string[]> {
  const path = `customers/${customer}/payment_methods`;
  const { data } = await callStripe<{ data: { id: string }[] }>(shop.stripe, path);
  return data.map(({ id }) => id);
}

export interface ToCharge {
  /** What a merchant asks for. */
  charge(changes?: Record<string, unknown>): Promise<{
    status: number;
    body: { charge: { status: string; payment_session_id: string }; message?: string };
  }>;
  saved: string;
  shopper: Shopper;
  collectionId: string;
  amount: number;
}

/** A customer with a saved card, and another cart of theirs that waits to be paid. */
export async function withCartToPay(shop: OpenShop, card = "pm_card_visa"): Promise<ToCharge> {
  const { shop: as, customerId } = await asCustomer(shop);
  const before = await Shopper.atCheckout(as, regionOf(shop, "usd"));
  const session = await before.pay(STRIPE, { setup_future_usage: "off_session" });
  await payAtStripe(shop.stripe, session, { payment_method: card });
  await shop.merchant.orderOf(before.cart.email, "captured");
  const [saved] = await savedCards(shop, await customerOfIntent(shop, session.data.id));
  const shopper = await Shopper.atCheckout(as, regionOf(shop, "usd"));
  const { payment_collection } = await expectStatus(
    shop.storefront.post<{ payment_collection: { id: string; amount: number } }>(
      "/store/payment-collections",
      { cart_id: shopper.cart.id },
    ),
  );
  const { id: collectionId, amount } = payment_collection;
  return {
    charge: (changes = {}) =>
      shop.admin.post("/admin/payment-hub/charges", {
        payment_collection_id: collectionId,
        customer_id: customerId,
        payment_method: saved,
        ...changes,
      }),
    saved: String(saved),
    shopper,
    collectionId,
    amount,
  };
}
