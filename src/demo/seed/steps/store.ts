import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { updateStoresWorkflow } from "@medusajs/medusa/core-flows";
import { DEFAULT_CURRENCY, MARKETS } from "../markets";

/** Medusa makes a store at its first start; it is given a name and the demo's currencies. */
export async function seedStore(container: MedusaContainer, salesChannelId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "store",
    fields: ["id", "default_sales_channel_id"],
  });
  const store = data[0];
  if (!store) throw new Error("Medusa made no default store");
  if (store.default_sales_channel_id === salesChannelId) return;
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Harbour & Pine",
        default_sales_channel_id: salesChannelId,
        supported_currencies: MARKETS.map(({ currency }) => ({
          currency_code: currency,
          is_default: currency === DEFAULT_CURRENCY,
        })),
      },
    },
  });
}
