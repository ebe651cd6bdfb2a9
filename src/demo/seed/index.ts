import type { ExecArgs } from "@medusajs/framework/types";
import { seedAdmin } from "./steps/admin";
import { seedProducts } from "./steps/products";
import { seedRegions } from "./steps/regions";
import { seedSalesChannel } from "./steps/sales-channel";
import { seedShipping } from "./steps/shipping";
import { seedStore } from "./steps/store";

/**
 * Fills an empty store for the demo and the tests, by `medusa exec`. Each step looks first whether
 * its work was done before, so that it can run again on a database that has been used.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const salesChannelId = await seedSalesChannel(container);
  await seedStore(container, salesChannelId);
  await seedRegions(container);
  const { locationId, profileId } = await seedShipping(container, salesChannelId);
  await seedProducts(container, { salesChannelId, locationId, profileId });
  await seedAdmin(container);
}
