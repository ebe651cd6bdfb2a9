import { model } from "@medusajs/framework/utils";

/** Where a method stands in a region's checkout, and what it is called there. */
export const RegionMethod = model
  .define("payment_hub_region_method", {
    id: model.id({ prefix: "phreg" }).primaryKey(),
    region_id: model.text(),
    provider_id: model.text(),
    /** From 0; the lowest is shown first. */
    position: model.number(),
    /** Null leaves the method's own name. */
    label: model.text().nullable(),
  })
  .indexes([
    {
      name: "IDX_payment_hub_region_method_provider",
      on: ["region_id", "provider_id"],
      unique: true,
    },
  ]);
