import { expectStatus } from "../../src/demo/once/context";
import { Shopper } from "../../src/demo/once/shopper";
import type { RegionFact } from "../../src/demo/store/store-facts";
import type { OpenShop } from "./open-shop";
import { ALIPAY, STRIPE } from "./providers";

/** A region beside the demo's own, where nothing is added to a product's price. */
export interface NewMarket {
  region: RegionFact;
  country: string;
  /** A cart that costs exactly this, at its checkout. */
  cartOf(total: number): Promise<Shopper>;
}

type Id = { id: string };

/** What new regions have in common: a zone that parcels go to for nothing, and whose parcels. */
export interface Freight {
  zoneId: string;
  profileId: string;
  channelId: string;
}

/** @param currencies what each country pays in; each becomes a region of its own */
export async function openMarkets(
  shop: OpenShop,
  currencies: Record<string, string>,
): Promise<Map<string, NewMarket>> {
  const freight = await freeFreight(shop, currencies);
  const markets = new Map<string, NewMarket>();
  for (const [country, currency] of Object.entries(currencies)) {
    markets.set(currency, await openMarket(shop, freight, country, currency));
  }
  return markets;
}

async function openMarket(
  shop: OpenShop,
  freight: Freight,
  country: string,
  currency_code: string,
): Promise<NewMarket> {
  const { admin } = shop;
  const taxFree = { country_code: country, provider_id: "tp_system" };
  await expectStatus(admin.post("/admin/tax-regions", taxFree));
  const { region } = await expectStatus(
    admin.post<{ region: RegionFact }>("/admin/regions", {
      name: `Paying in ${currency_code}`,
      currency_code,
      countries: [country],
      payment_providers: [STRIPE, ALIPAY],
    }),
  );
  return {
    region,
    country,
    async cartOf(total) {
      const variantId = await productAt(shop, freight, { currency_code, amount: total });
      return Shopper.atCheckout(shop, region, 1, { variantId, country });
    },
  };
}

async function freeFreight(
  { admin }: OpenShop,
  currencies: Record<string, string>,
): Promise<Freight> {
  const { stock_locations } = await expectStatus(
    admin.get<{ stock_locations: { fulfillment_sets: Id[] }[] }>(
      "/admin/stock-locations?fields=id,*fulfillment_sets",
    ),
  );
  const set = stock_locations[0]?.fulfillment_sets[0]?.id ?? "";
  const geo_zones = Object.keys(currencies).map((country_code) => ({
    type: "country",
    country_code,
  }));
  const { fulfillment_set } = await expectStatus(
    admin.post<{ fulfillment_set: { service_zones: (Id & { name: string })[] } }>(
      `/admin/fulfillment-sets/${set}/service-zones`,
      { name: "Freight paid", geo_zones },
    ),
  );
  const zone = fulfillment_set.service_zones.find(({ name }) => name === "Freight paid");
  const first = async (path: string, list: string): Promise<string> => {
    const found = await expectStatus(admin.get<Record<string, Id[]>>(path));
    return found[list]?.[0]?.id ?? "";
  };
  const freight = {
    zoneId: zone?.id ?? "",
    profileId: await first("/admin/shipping-profiles", "shipping_profiles"),
    channelId: await first("/admin/sales-channels?name=Demo Storefront", "sales_channels"),
  };
  await expectStatus(
    admin.post("/admin/shipping-options", {
      name: "Freight paid",
      service_zone_id: freight.zoneId,
      shipping_profile_id: freight.profileId,
      provider_id: "manual_manual",
      price_type: "flat",
      type: { label: "Freight paid", description: "By sea", code: "freight-paid" },
      prices: [...new Set(Object.values(currencies))].map((currency_code) => ({
        currency_code,
        amount: 0,
      })),
      rules: [
        { attribute: "enabled_in_store", value: "true", operator: "eq" },
        { attribute: "is_return", value: "false", operator: "eq" },
      ],
    }),
  );
  return freight;
}

let products = 0;

async function productAt(
  { admin }: OpenShop,
  { profileId, channelId }: Freight,
  price: { currency_code: string; amount: number },
): Promise<string> {
  const title = `Priced piece ${++products}`;
  const { product } = await expectStatus(
    admin.post<{ product: { variants: Id[] } }>("/admin/products", {
      title,
      status: "published",
      shipping_profile_id: profileId,
      sales_channels: [{ id: channelId }],
      options: [{ title: "Size", values: ["One"] }],
      variants: [
        { title: "One", options: { Size: "One" }, manage_inventory: false, prices: [price] },
      ],
    }),
  );
  return product.variants[0]?.id ?? "";
}
