import type { RegionFact } from "../store/store-facts";
import { expectStatus, type Shop } from "./context";

interface Cart {
  id: string;
  email: string;
}

export interface PaymentSession {
  id: string;
  status: string;
  amount: number;
  data: Record<string, unknown>;
}

const ADDRESSES: Record<string, Record<string, string>> = {
  usd: { country_code: "us", city: "Portland", province: "or", postal_code: "97201" },
  eur: { country_code: "de", city: "Berlin", postal_code: "10115" },
  cny: { country_code: "cn", city: "Shanghai", province: "cn-sh", postal_code: "200000" },
  jpy: { country_code: "jp", city: "Tokyo", postal_code: "100-0001" },
};

let shoppers = 0;

/** One shopper with one cart, doing what a storefront does through the Store API. */
export class Shopper {
  private constructor(
    private readonly shop: Shop,
    readonly cart: Cart,
    private readonly variantId: string,
  ) {}

  /**
   * Puts products into a cart and goes to the last step of the checkout.
   * @param chosen a variant and a country where the demo's own will not do
   */
  static async atCheckout(
    shop: Shop,
    region: RegionFact,
    quantity = 1,
    chosen: { variantId?: string; country?: string } = {},
  ): Promise<Shopper> {
    const { storefront } = shop;
    const email = `shopper-${Date.now()}-${++shoppers}@example.com`;
    const variant_id = chosen.variantId ?? (await Shopper.anyVariant(shop, region));
    const shipping_address = {
      first_name: "Li",
      last_name: "Wei",
      address_1: "1 Main Street",
      ...(chosen.country
        ? { country_code: chosen.country, city: "Port" }
        : ADDRESSES[region.currency_code]),
    };
    // All at once: each change of a cart has the store reckon it anew.
    const items = [{ variant_id, quantity }];
    const { cart } = await expectStatus(
      storefront.post<{ cart: Cart }>("/store/carts", {
        ...{ region_id: region.id, email, shipping_address, items },
      }),
    );
    const { shipping_options } = await expectStatus(
      storefront.get<{ shipping_options: { id: string }[] }>(
        `/store/shipping-options?cart_id=${cart.id}`,
      ),
    );
    const option_id = shipping_options[0]?.id;
    if (!option_id) throw new Error(`nothing ships to ${region.name}`);
    const path = `/store/carts/${cart.id}/shipping-methods`;
    await expectStatus(storefront.post(path, { option_id }));
    return new Shopper(shop, { ...cart, email }, variant_id);
  }

  /** The ids of the providers that the cart's region offers. */
  static async methods({ storefront }: Shop, region: RegionFact): Promise<string[]> {
    const { payment_providers } = await expectStatus(
      storefront.get<{ payment_providers: { id: string }[] }>(
        `/store/payment-providers?region_id=${region.id}`,
      ),
    );
    return payment_providers.map(({ id }) => id).sort();
  }

  /** Chooses how to pay, and answers as the Store API does. */
  async choose(provider_id: string, data: Record<string, unknown> = {}) {
    const { payment_collection } = await expectStatus(
      this.shop.storefront.post<{ payment_collection: { id: string } }>(
        "/store/payment-collections",
        { cart_id: this.cart.id },
      ),
    );
    return this.shop.storefront.post<{
      message?: string;
      payment_collection: { id: string; payment_sessions: PaymentSession[] };
    }>(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
      provider_id,
      data,
    });
  }

  /** Chooses how to pay. @throws Error when the store refuses */
  async pay(provider_id: string, data: Record<string, unknown> = {}): Promise<PaymentSession> {
    const { payment_collection } = await expectStatus(this.choose(provider_id, data));
    const session = payment_collection.payment_sessions.at(-1);
    if (!session) throw new Error("the store began no payment session");
    return session;
  }

  /** Puts one more into the cart, so that its total changes. @throws Error when refused */
  async addOneMore(): Promise<void> {
    const path = `/store/carts/${this.cart.id}/line-items`;
    const variant_id = this.variantId;
    await expectStatus(this.shop.storefront.post(path, { variant_id, quantity: 1 }));
  }

  /** The payment session as the Store API shows it now. */
  async session(): Promise<PaymentSession | undefined> {
    const { cart } = await expectStatus(
      this.shop.storefront.get<{
        cart: { payment_collection?: { payment_sessions: PaymentSession[] } };
      }>(`/store/carts/${this.cart.id}?fields=id,*payment_collection.payment_sessions`),
    );
    return cart.payment_collection?.payment_sessions.at(-1);
  }

  /** Says that the payment is done, as a storefront does when the shopper is back. */
  async placeOrder() {
    return this.shop.storefront.post<{
      type: string;
      message?: string;
      error?: { message: string };
      order?: { id: string };
    }>(`/store/carts/${this.cart.id}/complete`);
  }

  private static async anyVariant({ storefront }: Shop, region: RegionFact): Promise<string> {
    const { products } = await expectStatus(
      storefront.get<{ products: { variants: { id: string }[] }[] }>(
        `/store/products?region_id=${region.id}&fields=id,*variants&limit=20`,
      ),
    );
    const variant = products.find((product) => product.variants.length)?.variants[0];
    if (!variant) throw new Error("the store sells nothing");
    return variant.id;
  }
}
