import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import { SHIPPING } from "../catalogue";
import { COUNTRIES, priceList } from "../markets";

const LOCATION = "Harbour Warehouse";
const PROFILE = "Parcel";
const PROVIDER = "manual_manual";

interface ShippingIds {
  locationId: string;
  profileId: string;
}

/** A warehouse that sends parcels to every market at flat rates. */
export async function seedShipping(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<ShippingIds> {
  return (await findShipping(container)) ?? (await createShipping(container, salesChannelId));
}

async function findShipping(container: MedusaContainer): Promise<ShippingIds | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [locations, profiles] = await Promise.all([
    query.graph({ entity: "stock_location", fields: ["id"], filters: { name: LOCATION } }),
    query.graph({ entity: "shipping_profile", fields: ["id"], filters: { name: PROFILE } }),
  ]);
  const locationId = locations.data[0]?.id;
  const profileId = profiles.data[0]?.id;
  return locationId && profileId ? { locationId, profileId } : undefined;
}

async function createShipping(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<ShippingIds> {
  const locations = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        {
          name: LOCATION,
          address: { address_1: "1 Pier Road", city: "Boston", country_code: "US" },
        },
      ],
    },
  });
  const profiles = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: PROFILE, type: "default" }] },
  });
  const locationId = locations.result[0]?.id;
  const profileId = profiles.result[0]?.id;
  if (!locationId || !profileId) throw new Error("Medusa made no stock location or profile");

  const zoneId = await createServiceZone(container, locationId);
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: locationId, add: [salesChannelId] },
  });
  await createShippingOptionsWorkflow(container).run({
    input: SHIPPING.map(({ name, code, description, prices }) => ({
      name,
      price_type: "flat" as const,
      provider_id: PROVIDER,
      service_zone_id: zoneId,
      shipping_profile_id: profileId,
      type: { label: name, description, code },
      prices: priceList(prices),
      rules: [
        { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
        { attribute: "is_return", value: "false", operator: "eq" as const },
      ],
    })),
  });
  return { locationId, profileId };
}

async function createServiceZone(container: MedusaContainer, locationId: string): Promise<string> {
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "Worldwide parcels",
    type: "shipping",
    service_zones: [
      {
        name: "Markets",
        geo_zones: COUNTRIES.map((country_code) => ({ type: "country" as const, country_code })),
      },
    ],
  });
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: locationId } };
  await link.create([
    { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER } },
    { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
  ]);
  const zone = set.service_zones[0];
  if (!zone) throw new Error("Medusa made no service zone");
  return zone.id;
}
