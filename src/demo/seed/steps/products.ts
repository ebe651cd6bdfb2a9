import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows";
import { CATALOGUE, type CatalogueItem } from "../catalogue";
import { priceList } from "../markets";
import { picture } from "../picture";

const IN_STOCK = 1_000_000;

interface Placement {
  salesChannelId: string;
  locationId: string;
  profileId: string;
}

/** The catalogue, published, priced in every currency and in stock for a long demo. */
export async function seedProducts(container: MedusaContainer, place: Placement): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const products = await query.graph({ entity: "product", fields: ["handle"] });
  const known = new Set(products.data.map((product) => product.handle));
  const missing = CATALOGUE.filter((item) => !known.has(item.handle));
  if (missing.length > 0) {
    await createProductsWorkflow(container).run({
      input: { products: missing.map((item) => toProduct(item, place)) },
    });
  }
  await stockUp(container, place.locationId);
}

function toProduct(item: CatalogueItem, { salesChannelId, profileId }: Placement) {
  const image = picture(item.title, item.hue);
  return {
    title: item.title,
    handle: item.handle,
    subtitle: item.subtitle,
    description: item.description,
    status: "published" as const,
    thumbnail: image,
    images: [{ url: image }],
    shipping_profile_id: profileId,
    sales_channels: [{ id: salesChannelId }],
    options: [{ title: item.option, values: item.variants.map((variant) => variant.title) }],
    variants: item.variants.map((variant) => ({
      title: variant.title,
      sku: variant.sku,
      options: { [item.option]: variant.title },
      prices: priceList(variant.prices),
    })),
  };
}

async function stockUp(container: MedusaContainer, locationId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "inventory_item",
    fields: ["id", "location_levels.id"],
  });
  const empty = data.filter((item) => !item.location_levels?.length);
  if (empty.length === 0) return;
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: empty.map((item) => ({
        location_id: locationId,
        inventory_item_id: item.id,
        stocked_quantity: IN_STOCK,
      })),
    },
  });
}
