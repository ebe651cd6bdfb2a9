import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows";
import { STOREFRONT as NAME } from "../storefront";

/** A sales channel and the publishable key that opens it to a storefront. */
export async function seedSalesChannel(container: MedusaContainer): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "sales_channel",
    fields: ["id"],
    filters: { name: NAME },
  });
  const existing = data[0]?.id;
  if (existing) return existing;

  const channels = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: NAME, description: "The storefront of the demo" }] },
  });
  const keys = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: NAME, type: "publishable", created_by: "" }] },
  });
  const [channel] = channels.result;
  const [key] = keys.result;
  if (!channel || !key) throw new Error("Medusa made no sales channel or publishable key");
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: key.id, add: [channel.id] },
  });
  return channel.id;
}
